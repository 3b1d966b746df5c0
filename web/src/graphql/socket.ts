import { type Client, createClient } from 'graphql-ws';
import { socketAddress } from './address';
import { backoff, socketIs, waitOrBack } from './connection';

/** The session has ended, or its access token has. */
const SESSION_ENDED = 4403;

export interface SocketSession {
  /** A token that is good, renewed if need be; waits while somebody logs in again. Undefined if there is none to be had now. */
  freshToken(): Promise<string | undefined>;
  /** The server refused this token. */
  distrust(token: string | undefined): void;
}

/** The socket of all subscriptions: opened with the first, closed after the last, opened again after a break. */
export function createSocket(session: SocketSession): Client {
  let refused = false;
  let sentToken: string | undefined;
  return createClient({
    // Before the socket is opened, because the server waits only 5 seconds for the token. This must not fail, or it would be the end
    // of the socket: without a token it is the greeting that fails, and that is tried again.
    url: async () => {
      await session.freshToken();
      return socketAddress();
    },
    connectionParams: async () => {
      sentToken = await session.freshToken();
      if (sentToken === undefined) throw new Error('There is no session, or it can not be renewed now.');
      return { authorization: `Bearer ${sentToken}` };
    },
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: async retries => {
      // A token that has run out is no sign of trouble: the first time, go on at once with a new one.
      if (refused && retries === 0) return;
      await waitOrBack(backoff(retries));
    },
    on: {
      connected: () => {
        refused = false;
        socketIs('open');
      },
      closed: event => {
        const { code, wasClean } = event as CloseEvent;
        refused = code === SESSION_ENDED;
        if (refused) session.distrust(sentToken);
        socketIs(refused || (wasClean && code === 1000) ? 'unused' : 'lost');
      },
    },
  });
}
