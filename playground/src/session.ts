// The session that the log-in panel holds. Its tokens live in memory: a reload forgets them.

import { type Answer, ask, hasCode, onOurClock, sentences } from './api';

export interface FieldError {
  message: string;
  field: string | null;
}

interface Tokens {
  accessToken: string;
  accessTokenExpiresAt: string;
  refreshToken: string | null;
}

export type Session =
  | { in: false; notice: string | null }
  | {
      in: true;
      email: string | null;
      accessToken: string;
      refreshToken: string | null;
      /** On our clock, in milliseconds. */
      expiresAt: number;
      expired: boolean;
      refreshing: boolean;
      /** Why the last refresh failed. */
      problem: string | null;
    };

const TOKENS = 'tokens { accessToken accessTokenExpiresAt refreshToken } userErrors { code message field }';
const LOG_IN = `mutation LogIn($input: LogInInput!) { logIn(input: $input) { user { email } ${TOKENS} } }`;
const SIGN_UP = `mutation SignUp($input: SignUpInput!) { signUp(input: $input) { user { email } ${TOKENS} } }`;
const REFRESH = `mutation RefreshTokens($input: RefreshTokensInput!) { refreshTokens(input: $input) { user { email } ${TOKENS} } }`;
const LOG_OUT = 'mutation LogOut($input: LogOutInput!) { logOut(input: $input) { loggedOut } }';

const SECOND = 1_000;
const ENDED = 'The session has ended. Log in again.';

let session: Session = { in: false, notice: null };
let timer: ReturnType<typeof setTimeout> | undefined;
/** When to refresh, on our clock. */
let refreshAt = 0;
let underWay: Promise<void> | null = null;
const listeners = new Set<() => void>();
/** Every access token that was in the session: a header that holds one is ours to renew. */
const issued = new Set<string>();

export function current(): Session {
  return session;
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function become(next: Session) {
  session = next;
  for (const listener of listeners) listener();
}

export function authorization(): string | null {
  return session.in ? `Bearer ${session.accessToken}` : null;
}

/** Whether a header's value is a token that this page put there. */
export function isOurs(header: unknown): boolean {
  return typeof header === 'string' && header.startsWith('Bearer ') && issued.has(header.slice('Bearer '.length));
}

/** Begins a session with tokens that an answer brought, or goes on with them. */
function adopt(email: string | null, tokens: Tokens) {
  issued.add(tokens.accessToken);
  const now = Date.now();
  const expiresAt = onOurClock(tokens.accessTokenExpiresAt);
  become({
    in: true,
    email: email ?? (session.in ? session.email : null),
    accessToken: tokens.accessToken,
    refreshToken: tokens.refreshToken,
    expiresAt,
    expired: expiresAt <= now,
    refreshing: false,
    problem: null,
  });
  // A minute before the end, or after three quarters of a short life.
  plan(now + Math.max((expiresAt - now) * 0.75, expiresAt - now - 60 * SECOND));
}

function end(notice: string | null) {
  clearTimeout(timer);
  become({ in: false, notice });
}

function plan(at: number) {
  refreshAt = at;
  clearTimeout(timer);
  timer = setTimeout(look, Math.min(Math.max(at - Date.now(), 0), 2 ** 31 - 1));
}

/** What is due: the token is renewed, or is said to have expired. */
function look() {
  if (!session.in) return;
  if (!session.expired && Date.now() >= session.expiresAt) become({ ...session, expired: true });
  if (session.refreshToken === null) {
    if (!session.expired) plan(session.expiresAt);
  } else if (Date.now() >= refreshAt) {
    void refresh();
  } else {
    plan(refreshAt);
  }
}

// Timers rest while a computer sleeps.
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) look();
});

/** Renews the tokens, once for all who ask at the same time. */
export function refresh(): Promise<void> {
  underWay ??= renew().finally(() => {
    underWay = null;
  });
  return underWay;
}

async function renew() {
  if (!session.in || session.refreshToken === null) return;
  const used = session.refreshToken;
  become({ ...session, refreshing: true });
  const answer = await ask({
    query: REFRESH,
    variables: { input: { refreshToken: used } },
    operationName: 'RefreshTokens',
  });
  // Somebody logged out or in meanwhile.
  if (!session.in || session.refreshToken !== used) return;
  const payload = payloadOf(answer, 'refreshTokens');
  if (payload?.tokens) return adopt(payload.user?.email ?? null, payload.tokens);
  if (payload) return end(ENDED);
  const expired = Date.now() >= session.expiresAt;
  become({ ...session, refreshing: false, expired, problem: sentences(answer.errors ?? []) });
  const wait = answer.errors?.find(error => error.extensions?.retryAfterMs)?.extensions?.retryAfterMs ?? 10 * SECOND;
  plan(Date.now() + wait);
}

/** A token that is good for the next request, if there is a way to one. */
export async function freshAuthorization(): Promise<string | null> {
  if (session.in && Date.now() >= session.expiresAt - 5 * SECOND) await refresh();
  return authorization();
}

export async function logIn(input: { email: string; password: string }): Promise<FieldError[]> {
  return begin('logIn', {
    query: LOG_IN,
    variables: { input: { ...input, useCookie: false } },
    operationName: 'LogIn',
  });
}

export async function signUp(input: { email: string; password: string; fullName?: string }): Promise<FieldError[]> {
  return begin('signUp', {
    query: SIGN_UP,
    variables: { input: { ...input, useCookie: false } },
    operationName: 'SignUp',
  });
}

async function begin(field: string, asked: Parameters<typeof ask>[0]): Promise<FieldError[]> {
  const answer = await ask(asked);
  const payload = payloadOf(answer, field);
  if (!payload) return [{ message: sentences(answer.errors ?? []), field: null }];
  if (!payload.tokens)
    return payload.userErrors.map(({ message, field }) => ({ message, field: field?.at(-1) ?? null }));
  adopt(payload.user?.email ?? null, payload.tokens);
  return [];
}

/** Ends the session here whatever happens, and on the server if it can be reached. */
export async function logOut(): Promise<void> {
  if (!session.in) return;
  const { accessToken, refreshToken } = session;
  end(null);
  const input = refreshToken === null ? {} : { refreshToken };
  const answer = await ask(
    { query: LOG_OUT, variables: { input }, operationName: 'LogOut' },
    refreshToken === null ? { Authorization: `Bearer ${accessToken}` } : {},
  );
  const reached = answer.data || hasCode(answer, 'UNAUTHENTICATED');
  if (!reached && !session.in) {
    become({
      in: false,
      notice: `The tokens are forgotten here, but the session may still be open. ${sentences(answer.errors ?? [])}`,
    });
  }
}

/** Takes over what operations in the editor did to sessions: the tokens that they brought, or the session that they ended. */
export function heed(answer: Answer, sentWithOurs: boolean) {
  for (const payload of Object.values(answer.data ?? {})) {
    if (typeof payload !== 'object' || payload === null) continue;
    const { tokens, user } = payload as { tokens?: Partial<Tokens> | null; user?: { email?: string } | null };
    if (tokens?.accessToken && tokens.accessTokenExpiresAt) {
      const { accessToken, accessTokenExpiresAt, refreshToken = null } = tokens;
      adopt(user?.email ?? null, { accessToken, accessTokenExpiresAt, refreshToken });
    } else if (sentWithOurs && 'loggedOut' in payload && payload.loggedOut) {
      end('You logged out.');
    }
  }
}

interface Payload {
  user?: { email: string } | null;
  tokens: Tokens | null;
  userErrors: { code: string; message: string; field: string[] | null }[];
}

function payloadOf(answer: Answer, field: string): Payload | null {
  return (answer.data?.[field] as Payload | null | undefined) ?? null;
}
