import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';
import { isOurs } from './session';
import { useSession } from './useSession';

const NAME = 'Authorization';

/**
 * Keeps the session's token in the headers editor of the tab that is open. A header that somebody wrote there by hand stays; so does one
 * with an empty text, which sends no token.
 */
export function AuthorizationHeader() {
  const { headerEditor, tab } = useGraphiQL(state => ({
    headerEditor: state.headerEditor,
    tab: state.tabs[state.activeTabIndex]?.id,
  }));
  const session = useSession();
  const token = session.in ? session.accessToken : null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab has other headers.
  useEffect(() => {
    if (!headerEditor) return;
    const text = headerEditor.getValue();
    const next = withToken(text, token);
    if (next !== null && next !== text) headerEditor.setValue(next);
  }, [headerEditor, tab, token]);
  return null;
}

/** The headers with this token, or null where they are not ours to change. */
function withToken(text: string, token: string | null): string | null {
  let headers: Record<string, unknown>;
  try {
    const parsed: unknown = text.trim() === '' ? {} : JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
    headers = { ...parsed };
  } catch {
    return null;
  }
  const name = Object.keys(headers).find(key => key.toLowerCase() === NAME.toLowerCase()) ?? NAME;
  if (name in headers && !isOurs(headers[name])) return null;
  if (token === null) delete headers[name];
  else headers[name] = `Bearer ${token}`;
  return Object.keys(headers).length === 0 ? '' : JSON.stringify(headers, null, 2);
}
