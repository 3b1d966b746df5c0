import { authExchange } from '@urql/exchange-auth';
import { retryExchange } from '@urql/exchange-retry';
import { createClient, type Exchange, fetchExchange, subscriptionExchange } from 'urql';
import { pipe, tap } from 'wonka';
import { API_ADDRESS } from './address';
import { cache } from './cache';
import { requestsAre, socketIs } from './connection';
import { errorCode, isUnreachable } from './errors';
import { startHeartbeat } from './heartbeat';
import { rereading } from './rereading';
import { follow } from './resume';
import { onReturn } from './returning';
import { createSocket, type SocketSession } from './socket';

export interface ApiSession extends SocketSession {
  readonly accessToken: string | undefined;
  /** Whether the token is about to run out. */
  isStale(): boolean;
  /**
   * Renews the session, or waits until somebody has logged in again. Does nothing if the token that was refused is not the one of now:
   * then the request was sent before the last renewal.
   */
  recover(refused: string | undefined): Promise<void>;
}

const bearer = (token: string) => `Bearer ${token}`;

const authentication = (session: ApiSession) =>
  authExchange(async ({ appendHeaders }) => {
    let refused: string | undefined;
    return {
      addAuthToOperation: operation =>
        session.accessToken ? appendHeaders(operation, { Authorization: bearer(session.accessToken) }) : operation,
      willAuthError: () => {
        refused = session.accessToken;
        return session.isStale();
      },
      didAuthError: (error, operation) => {
        if (errorCode(error) !== 'UNAUTHENTICATED') return false;
        const { fetchOptions } = operation.context;
        const headers = new Headers(
          typeof fetchOptions === 'function' ? fetchOptions().headers : fetchOptions?.headers,
        );
        refused = headers.get('Authorization')?.slice(bearer('').length);
        return true;
      },
      refreshAuth: () => session.recover(refused),
    };
  });

/** A client that keeps nothing of what it reads in bulk, such as an export, which would fill the cache with what no page shows. */
export const createUncachedClient = (session: ApiSession) =>
  createClient({
    url: API_ADDRESS,
    preferGetMethod: false,
    requestPolicy: 'network-only',
    exchanges: [authentication(session), fetchExchange],
  });

/** Tells of each request whether the API answered it. */
const listening =
  (tell: (state: 'answered' | 'lost') => void): Exchange =>
  ({ forward }) =>
  operations =>
    pipe(
      operations,
      forward,
      tap(({ operation, error }) => {
        if (operation.kind !== 'subscription') tell(isUnreachable(error) ? 'lost' : 'answered');
      }),
    );

/** The client of one session: it is thrown away with the session, and everything it has read with it. */
export function createApiClient(session: ApiSession) {
  const socket = createSocket(session);
  const { exchange: rereadingExchange, reread, catchUp } = rereading();
  const heartbeat = startHeartbeat();
  const stopReturning = onReturn(catchUp);
  const client = createClient({
    url: API_ADDRESS,
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    exchanges: [
      rereadingExchange,
      cache(),
      retryExchange({
        initialDelayMs: 500,
        maxDelayMs: 8000,
        maxNumberAttempts: 3,
        // A mutation whose answer was lost may have had its effect. One that was throttled was not looked at.
        retryIf: (error, operation) =>
          errorCode(error) === 'THROTTLED' ||
          (operation.kind === 'query' && (isUnreachable(error) || errorCode(error) === 'UNAVAILABLE')),
      }),
      authentication(session),
      listening(heartbeat.tell),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: request => ({
          subscribe: sink => {
            const followed = { query: request.query ?? '', variables: request.variables };
            return { unsubscribe: follow(socket, followed, sink as Parameters<typeof follow>[2], reread) };
          },
        }),
      }),
    ],
  });
  return {
    client,
    close: () => {
      stopReturning();
      heartbeat.stop();
      socket.dispose();
      // There is nothing any more that could be lost.
      socketIs('unused');
      requestsAre('answered');
    },
  };
}
