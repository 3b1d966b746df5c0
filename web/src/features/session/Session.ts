import type { CombinedError } from 'urql';
import type { ApiSession } from '@/graphql/client';
import type { LogInInput, SessionTokensFragment, SessionUserFragment, SignUpInput } from './Session.generated';
import type { Transport } from './transport';

export type SessionUser = SessionUserFragment;

export type SessionState =
  | { readonly status: 'starting' | 'unreachable' | 'loggedOut'; readonly user: undefined; readonly epoch: number }
  /** `expired`: it could not be renewed; the page stays as it is, and somebody is asked to log in again. */
  | { readonly status: 'loggedIn' | 'expired'; readonly user: SessionUser; readonly epoch: number };

/** What tabs tell each other. It reaches pages of this origin only, and is kept nowhere. */
export type SessionMessage =
  | { kind: 'loggedIn'; user: SessionUser; tokens: SessionTokensFragment }
  | { kind: 'loggedOut' }
  | { kind: 'profile'; user: SessionUser };

export interface SessionSurroundings {
  transport: Transport;
  channel: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>;
  locks: Pick<LockManager, 'request'>;
  now: () => number;
}

type Renewal = 'renewed' | 'ended' | 'unreachable';

/** Renewed this long before its end, so that a request under way does not meet it. */
const MARGIN = 30_000;

/**
 * Who is logged in, in this tab and in all others. The access token is only here, in memory; the refresh token is in a cookie
 * that no script can read.
 */
export class Session implements ApiSession {
  #state: SessionState = { status: 'starting', user: undefined, epoch: 0 };
  #access: { token: string; staleAt: number } | undefined;
  #renewal: Promise<Renewal> | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #around: SessionSurroundings;

  constructor(surroundings: SessionSurroundings) {
    this.#around = surroundings;
    surroundings.channel.addEventListener('message', event => this.#hear(event.data as SessionMessage));
  }

  // --- Reading

  get state(): SessionState {
    return this.#state;
  }

  get accessToken(): string | undefined {
    return this.#access?.token;
  }

  isStale(): boolean {
    return this.#access === undefined || this.#around.now() >= this.#access.staleAt;
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  // --- Beginning and ending

  /** Goes on with the session that the cookie stands for, if there is one. */
  async start(): Promise<void> {
    const outcome = await this.#renew();
    if (this.#state.status === 'loggedIn') return;
    if (outcome === 'ended') this.#forget();
    else if (outcome === 'unreachable')
      this.#become({ status: 'unreachable', user: undefined, epoch: this.#state.epoch });
  }

  async logIn(input: Omit<LogInInput, 'useCookie'>) {
    const result = await this.#around.transport.logIn(input);
    return { error: result.error, payload: this.#adopt(result.data?.logIn) };
  }

  async signUp(input: Omit<SignUpInput, 'useCookie'>) {
    const result = await this.#around.transport.signUp(input);
    return { error: result.error, payload: this.#adopt(result.data?.signUp) };
  }

  /** Ends the session here at once, whatever becomes of the request: who logs out must not stay in for want of a network. */
  async logOut({ everywhere = false } = {}): Promise<CombinedError | undefined> {
    const token = this.accessToken;
    if (everywhere) {
      // All sessions end or none do: this one is not given up before the server has said so.
      await this.#renewIfStale();
      const { error } = await this.#around.transport.logOut({ everywhere }, this.accessToken);
      if (error) return error;
    }
    this.#around.channel.postMessage({ kind: 'loggedOut' } satisfies SessionMessage);
    this.#forget();
    return everywhere ? undefined : (await this.#around.transport.logOut({}, token)).error;
  }

  /** Takes the session that a log-in or a change of the password has begun. */
  begin(user: SessionUser, tokens: SessionTokensFragment) {
    this.#take(user, tokens);
    this.#around.channel.postMessage({ kind: 'loggedIn', user, tokens } satisfies SessionMessage);
  }

  changeProfile(user: SessionUser) {
    if (this.#state.status !== 'loggedIn') return;
    this.#become({ ...this.#state, user });
    this.#around.channel.postMessage({ kind: 'profile', user } satisfies SessionMessage);
  }

  // --- Staying logged in

  async recover(refused: string | undefined): Promise<void> {
    if (this.#access && this.#access.token !== refused && !this.isStale()) return;
    if ((await this.#renew()) === 'ended') await this.#askToLogIn();
  }

  async freshToken(): Promise<string | undefined> {
    if (this.isStale() && (await this.#renew()) === 'ended') await this.#askToLogIn();
    return this.isStale() ? undefined : this.accessToken;
  }

  distrust(refused: string | undefined) {
    if (this.#access && this.#access.token === refused) this.#access.staleAt = 0;
  }

  /** However many ask, in this tab or in others, the refresh token is used once at a time. */
  #renew(): Promise<Renewal> {
    this.#renewal ??= this.#renewUnderLock().finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  async #renewIfStale() {
    if (this.isStale()) await this.#renew();
  }

  #renewUnderLock(): Promise<Renewal> {
    const before = this.#access;
    const { epoch } = this.#state;
    return this.#around.locks.request('session-renewal', async (): Promise<Renewal> => {
      // Another tab renewed it while this one waited for its turn.
      if (this.#access && this.#access !== before) return 'renewed';
      const { data, error } = await this.#around.transport.refresh();
      // Logged out, or logged in anew, while the request was under way.
      if (this.#state.epoch !== epoch) return this.#access ? 'renewed' : 'ended';
      if (error || !data) return 'unreachable';
      const { user, tokens } = data.refreshTokens;
      if (!user || !tokens) return 'ended';
      this.begin(user, tokens);
      return 'renewed';
    });
  }

  /** Resolves when somebody has logged in, or out. */
  #askToLogIn(): Promise<void> {
    if (this.#state.status === 'loggedIn') this.#become({ ...this.#state, status: 'expired' });
    if (this.#state.status !== 'expired') return Promise.resolve();
    return new Promise(resolve => {
      const stop = this.subscribe(() => {
        if (this.#state.status === 'expired') return;
        stop();
        resolve();
      });
    });
  }

  // --- Changing the state

  #adopt<Payload extends { user: SessionUser | null; tokens: SessionTokensFragment | null }>(payload?: Payload) {
    if (payload?.user && payload.tokens) this.begin(payload.user, payload.tokens);
    return payload;
  }

  #hear(message: SessionMessage) {
    if (message.kind === 'loggedOut') this.#forget();
    else if (message.kind === 'loggedIn') this.#take(message.user, message.tokens);
    else {
      const state = this.#state;
      if (state.user && state.user.id === message.user.id) this.#become({ ...state, user: message.user });
    }
  }

  #take(user: SessionUser, { accessToken, accessTokenExpiresAt }: SessionTokensFragment) {
    const receivedAt = this.#around.now();
    // A clock that is wrong must not make every request renew the session first.
    const lifetime = Math.max(Date.parse(accessTokenExpiresAt) - receivedAt - MARGIN, MARGIN);
    this.#access = { token: accessToken, staleAt: receivedAt + lifetime };
    const { user: before, epoch } = this.#state;
    this.#become({ status: 'loggedIn', user, epoch: before?.id === user.id ? epoch : epoch + 1 });
  }

  #forget() {
    this.#access = undefined;
    this.#become({ status: 'loggedOut', user: undefined, epoch: this.#state.epoch + 1 });
  }

  #become(state: SessionState) {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
