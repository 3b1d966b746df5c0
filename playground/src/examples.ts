// The example operations: one file each, its title in the first line, its variables in a .json beside it.

export interface Example {
  /** The path without its ending. */
  key: string;
  title: string;
  about: string;
  query: string;
  variables: string | null;
}

export interface Group {
  title: string;
  examples: Example[];
}

const queries = import.meta.glob<string>('./examples/*/*.graphql', { query: '?raw', import: 'default', eager: true });
const variables = import.meta.glob<string>('./examples/*/*.json', { query: '?raw', import: 'default', eager: true });

/** `2-phone-numbers` is the group "Phone numbers". */
function groupTitle(folder: string): string {
  const words = folder.replace(/^\d+-/, '').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function read(path: string, query: string): Example {
  const comments = /^(?:#.*\n)*/.exec(query)?.[0] ?? '';
  const [title = '', ...about] = comments
    .trim()
    .split('\n')
    .map(line => line.replace(/^#\s?/, ''));
  const key = path.replace(/\.graphql$/, '');
  return { key, title, about: about.join(' '), query: query.trimEnd(), variables: variables[`${key}.json`] ?? null };
}

function load(): Group[] {
  const groups = new Map<string, Example[]>();
  for (const path of Object.keys(queries).sort()) {
    const title = groupTitle(path.split('/').at(-2) ?? '');
    const examples = groups.get(title) ?? [];
    examples.push(read(path, queries[path] ?? ''));
    groups.set(title, examples);
  }
  return Array.from(groups, ([title, examples]) => ({ title, examples }));
}

export const GROUPS = load();

/** The groups with the examples that have every word in their title, description or text. */
export function search(text: string): Group[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (group: Group, { title, query }: Example) => {
    const all = `${group.title} ${title} ${query}`.toLowerCase();
    return words.every(word => all.includes(word));
  };
  return GROUPS.map(group => ({
    ...group,
    examples: group.examples.filter(example => matches(group, example)),
  })).filter(group => group.examples.length > 0);
}
