import { CombinedError } from 'urql';
import { describe, expect, test } from 'vitest';
import { Session, type SessionMessage, type SessionSurroundings } from '@/features/session/Session';
import type { Transport } from '@/features/session/transport';

const asha = { id: 'user_1', email: 'asha@example.com', fullName: 'Asha', region: 'IN' };
const bela = { ...asha, id: 'user_2', email: 'bela@example.com' };
const MINUTE = 60_000;

/** Tabs of one browser: they share the cookie, the lock and the channel. Renewals are answered when the test says so. */
function browser() {
  let time = 0;
  let renewals = 0;
  let issued = 0;
  let cookie: typeof asha | undefined;
  let isAway = false;
  const channels = new Set<(event: { data: SessionMessage }) => void>();
  let lock: Promise<unknown> = Promise.resolve();

  const tokens = () => {
    issued += 1;
    return { accessToken: `token ${issued}`, accessTokenExpiresAt: new Date(time + 30 * MINUTE).toISOString() };
  };
  const unreachable = { error: new CombinedError({ networkError: new Error('away') }), data: undefined };
  const transport = {
    refresh: async () => {
      renewals += 1;
      await Promise.resolve();
      if (isAway) return unreachable;
      const answer = cookie ? { user: cookie, tokens: tokens() } : { user: null, tokens: null };
      return { data: { refreshTokens: { ...answer, userErrors: [] } } };
    },
    logIn: async ({ email }: { email: string }) => {
      cookie = email === asha.email ? asha : bela;
      return { data: { logIn: { user: cookie, tokens: tokens(), userErrors: [] } } };
    },
    logOut: async () => {
      if (isAway) return unreachable;
      cookie = undefined;
      return { data: { logOut: { loggedOut: true, userErrors: [] } } };
    },
  } as unknown as Transport;

  function tab() {
    let own: ((event: { data: SessionMessage }) => void) | undefined;
    const surroundings = {
      transport,
      now: () => time,
      locks: {
        request: (_name: string, work: () => Promise<unknown>) => {
          const turn = lock.then(work);
          lock = turn.catch(() => undefined);
          return turn;
        },
      },
      channel: {
        addEventListener: (_type: string, listener: typeof own) => {
          own = listener;
          if (own) channels.add(own);
        },
        postMessage: (data: SessionMessage) => {
          for (const listener of channels) if (listener !== own) listener({ data });
        },
      },
    } as unknown as SessionSurroundings;
    return new Session(surroundings);
  }

  return {
    tab,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    renewals: () => renewals,
    endElsewhere: () => {
      cookie = undefined;
    },
    goAway: (away: boolean) => {
      isAway = away;
    },
  };
}

const logIn = (session: Session, { email } = asha) => session.logIn({ email, password: 'seven quiet rivers bend' });

describe('a session', () => {
  test('that there is none of leaves the page to strangers', async () => {
    const session = browser().tab();
    await session.start();
    expect(session.state.status).toBe('loggedOut');
  });

  test('is not given up while the server can not be asked', async () => {
    const { tab, goAway } = browser();
    const session = tab();
    goAway(true);
    await session.start();
    expect(session.state.status).toBe('unreachable');
  });

  test('is renewed shortly before its token runs out', async () => {
    const { tab, pass } = browser();
    const session = tab();
    await logIn(session);
    pass(29 * MINUTE);
    expect(session.isStale()).toBe(false);
    pass(MINUTE);
    expect(session.isStale()).toBe(true);
  });

  test('is renewed once for all who ask at the same time', async () => {
    const { tab, pass, renewals } = browser();
    const session = tab();
    await logIn(session);
    pass(30 * MINUTE);
    const asked = await Promise.all([session.freshToken(), session.freshToken(), session.recover('token 1')]);
    expect(renewals()).toBe(1);
    expect(asked[0]).toBe(asked[1]);
  });

  test('is renewed once for all tabs', async () => {
    const { tab, pass, renewals } = browser();
    const [one, other] = [tab(), tab()];
    await logIn(one);
    expect(other.state.user).toEqual(asha);
    pass(30 * MINUTE);
    const [first, second] = await Promise.all([one.freshToken(), other.freshToken()]);
    expect(renewals()).toBe(1);
    expect(first).toBe(second);
  });

  test('is not renewed again for a request that was sent before the last renewal', async () => {
    const { tab, renewals } = browser();
    const session = tab();
    await logIn(session);
    await session.recover('token 0');
    expect(renewals()).toBe(0);
    await session.recover('token 1');
    expect(renewals()).toBe(1);
  });

  test('that has ended elsewhere asks to log in, and goes on after it with the same page', async () => {
    const { tab, endElsewhere } = browser();
    const session = tab();
    await logIn(session);
    const { epoch } = session.state;
    endElsewhere();
    const recovered = session.recover(session.accessToken);
    await expect.poll(() => session.state.status).toBe('expired');
    expect(session.state.user).toEqual(asha);
    await logIn(session);
    await recovered;
    expect(session.state).toMatchObject({ status: 'loggedIn', epoch });
  });

  test('of somebody else begins everything anew', async () => {
    const session = browser().tab();
    await logIn(session);
    const { epoch } = session.state;
    await logIn(session, bela);
    expect(session.state.epoch).toBeGreaterThan(epoch);
  });

  test('that ends in one tab ends in all', async () => {
    const { tab } = browser();
    const [one, other] = [tab(), tab()];
    await logIn(one);
    await one.logOut();
    expect(one.state.status).toBe('loggedOut');
    expect(other.state.status).toBe('loggedOut');
    expect(other.accessToken).toBeUndefined();
  });

  test('that was left is not brought back by a renewal under way', async () => {
    const { tab, pass } = browser();
    const session = tab();
    await logIn(session);
    pass(30 * MINUTE);
    const renewal = session.recover('token 1');
    await session.logOut();
    await renewal;
    expect(session.state.status).toBe('loggedOut');
    expect(session.accessToken).toBeUndefined();
  });

  test('ends here without a network, but everywhere only when the server has said so', async () => {
    const { tab, goAway } = browser();
    const session = tab();
    await logIn(session);
    goAway(true);
    expect(await session.logOut({ everywhere: true })).toBeDefined();
    expect(session.state.status).toBe('loggedIn');
    await session.logOut();
    expect(session.state.status).toBe('loggedOut');
  });
});
