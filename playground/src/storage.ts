// GraphiQL keeps tabs and history in the browser. Tokens and passwords must not be among them.

const SECRET = /\bBearer\s+\S|["']?(?:\w*password|(?:access|refresh)token)["']?\s*:\s*["'][^"']/i;
/** What GraphiQL writes as JSON with our texts in it. */
const LISTS = /:(?:tabState|queries|favorites)$/;

function withoutSecrets(key: string, value: string): string | null {
  if (!LISTS.test(key)) return SECRET.test(value) ? null : value;
  try {
    return JSON.stringify(JSON.parse(value), (_key, part) =>
      typeof part === 'string' && SECRET.test(part) ? null : part,
    );
  } catch {
    return null;
  }
}

function ownKeys(): string[] {
  return Object.keys(localStorage).filter(key => key.startsWith('graphiql:'));
}

export const storage = {
  getItem: (key: string) => localStorage.getItem(key),
  setItem(key: string, value: string) {
    const kept = withoutSecrets(key, value);
    if (kept === null) localStorage.removeItem(key);
    else localStorage.setItem(key, kept);
  },
  removeItem: (key: string) => localStorage.removeItem(key),
  get length() {
    return ownKeys().length;
  },
  clear() {
    for (const key of ownKeys()) localStorage.removeItem(key);
  },
};
