import { type Client, createClient } from 'graphql-ws';
import { socketLost, waitOrOnline } from './connection';

/** The session has ended, or its access token has. */
const SESSION_ENDED = 4403;
const LONGEST_WAIT = 30_000;

export interface SocketSession {
  /** A token that is good, renewed if need be; waits while somebody logs in again. */
  freshToken(): Promise<string>;
  /** The server refused this token. */
  distrust(token: string | undefined): void;
}

function address() {
  const url = new URL('/graphql/ws', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}

/** Waits longer each time, and not the same on every page, so that a restarted server is not stormed. */
export const backoff = (retries: number, random = Math.random()) =>
  Math.min(LONGEST_WAIT, 500 * 2 ** retries) * (0.5 + random / 2);

/** The socket of all subscriptions: opened with the first, closed after the last, opened again after a break. */
export function createSocket(session: SocketSession): Client {
  let refused = false;
  let sentToken: string | undefined;
  return createClient({
    // Before the socket is opened, because the server waits only 5 seconds for the token.
    url: async () => {
      await session.freshToken();
      return address();
    },
    connectionParams: async () => {
      sentToken = await session.freshToken();
      return { authorization: `Bearer ${sentToken}` };
    },
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: async retries => {
      // A token that has run out is no sign of trouble: the first time, go on at once with a new one.
      if (refused && retries === 0) return;
      await waitOrOnline(backoff(retries));
    },
    on: {
      connected: () => {
        refused = false;
        socketLost(false);
      },
      closed: event => {
        const { code, wasClean } = event as CloseEvent;
        refused = code === SESSION_ENDED;
        if (refused) session.distrust(sentToken);
        else socketLost(!(wasClean && code === 1000));
      },
    },
  });
}
