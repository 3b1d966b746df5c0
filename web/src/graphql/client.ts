import { authExchange } from '@urql/exchange-auth';
import { retryExchange } from '@urql/exchange-retry';
import { createClient, fetchExchange, subscriptionExchange } from 'urql';
import { cache } from './cache';
import { errorCode, isUnreachable } from './errors';
import { resumable } from './resume';
import { createSocket, type SocketSession } from './socket';

export interface ApiSession extends SocketSession {
  readonly accessToken: string | undefined;
  /** Whether the token is about to run out. */
  isStale(): boolean;
  /** Renews the session, or waits until somebody has logged in again. */
  recover(): Promise<void>;
}

/** The client of one session: it is thrown away with the session, and everything it has read with it. */
export function createApiClient(session: ApiSession) {
  const socket = createSocket(session);
  const client = createClient({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    exchanges: [
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
      authExchange(async ({ appendHeaders }) => ({
        addAuthToOperation: operation =>
          session.accessToken
            ? appendHeaders(operation, { Authorization: `Bearer ${session.accessToken}` })
            : operation,
        willAuthError: () => session.isStale(),
        didAuthError: error => errorCode(error) === 'UNAUTHENTICATED',
        refreshAuth: () => session.recover(),
      })),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: request => ({
          subscribe: sink => {
            const { payload, seen } = resumable({ query: request.query ?? '', variables: request.variables });
            const unsubscribe = socket.subscribe(payload, {
              next: result => {
                seen(result);
                sink.next(result as Parameters<typeof sink.next>[0]);
              },
              error: error => sink.error(error),
              complete: () => sink.complete(),
            });
            return { unsubscribe };
          },
        }),
      }),
    ],
  });
  return { client, close: () => void socket.dispose() };
}
