import type { Fetcher, FetcherReturnType } from '@graphiql/toolkit';
import { Kind, parse } from 'graphql';
import { createClient } from 'graphql-ws';
import { type Answer, type Asked, ask, type GraphQLProblem, hasCode, sentences, socketAddress } from './api';
import { remember } from './seen';
import { freshAuthorization, heed, isOurs, refresh } from './session';

/** Sends what the editor holds: subscriptions over a socket, everything else by POST. */
export const fetcher: Fetcher = (given, options) => {
  const { asked, isSubscription } = understand(given);
  const headers = toStrings(options?.headers);
  // GraphiQL prints what it gets: its type asks for errors as graphql-js makes them, not as they come over the wire.
  return (isSubscription ? follow(asked, headers) : send(asked, headers)) as unknown as FetcherReturnType;
};

/** GraphiQL learns an operation's name a moment after it was typed or opened: a name that the document does not have is the one before. */
function understand(given: Asked): { asked: Asked; isSubscription: boolean } {
  try {
    const operations = parse(given.query).definitions.filter(
      definition => definition.kind === Kind.OPERATION_DEFINITION,
    );
    const [only, ...others] = operations;
    const named = operations.find(operation => operation.name?.value === given.operationName);
    if (!only || named || others.length > 0)
      return { asked: given, isSubscription: named?.operation === 'subscription' };
    return { asked: { ...given, operationName: only.name?.value }, isSubscription: only.operation === 'subscription' };
  } catch {
    // The server says what is wrong with it.
    return { asked: given, isSubscription: false };
  }
}

/** Headers with an empty text are left out, so that a request can go without a token. */
function toStrings(headers: Record<string, unknown> = {}): Record<string, string> {
  const given = Object.entries(headers).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

async function send(asked: Asked, headers: Record<string, string>): Promise<Answer> {
  const ours = isOurs(headers.authorization);
  let answer = await ask(asked, ours ? await renewed(headers) : headers);
  if (ours && hasCode(answer, 'UNAUTHENTICATED')) {
    await refresh();
    answer = await ask(asked, await renewed(headers));
  }
  heed(answer, ours);
  remember(answer);
  return answer;
}

/** The same headers with the session's token of now, or with none if the session has ended. */
async function renewed({ authorization: _, ...others }: Record<string, string>): Promise<Record<string, string>> {
  const authorization = await freshAuthorization();
  return authorization === null ? others : { ...others, authorization };
}

interface Sink {
  next(answer: Answer): void;
  error(error: unknown): void;
  complete(): void;
}

/** One socket for one subscription, opened when it begins and closed when it ends. */
function follow(asked: Asked, headers: Record<string, string>) {
  return {
    subscribe(sink: Sink) {
      let cursor: string | null = null;
      let stopped = false;
      const client = createClient({
        url: socketAddress(),
        lazy: true,
        // Connected again without a cursor, events would be missed without a word.
        retryAttempts: 0,
        async connectionParams() {
          const { authorization } = isOurs(headers.authorization) ? await renewed(headers) : headers;
          return authorization === undefined ? {} : { authorization };
        },
      });
      const end = (message: string) => {
        if (stopped) return;
        const hint =
          cursor === null ? '' : ` The last event had the cursor ${cursor}: run it again with that as \`after\`.`;
        sink.next({ errors: [{ message: message + hint }] });
        sink.complete();
      };
      const payload = {
        query: asked.query,
        variables: asked.variables as Record<string, unknown> | null,
        operationName: asked.operationName ?? null,
      };
      const unsubscribe = client.subscribe(payload, {
        next(result) {
          const answer = result as Answer;
          remember(answer);
          cursor = cursorOf(answer) ?? cursor;
          sink.next(answer);
        },
        error: error => end(sentence(error)),
        complete: () => sink.complete(),
      });
      return {
        unsubscribe() {
          stopped = true;
          unsubscribe();
          void client.dispose();
        },
      };
    },
  };
}

function cursorOf(answer: Answer): string | null {
  const event = Object.values(answer.data ?? {})[0];
  return typeof event === 'object' && event !== null && 'cursor' in event && typeof event.cursor === 'string'
    ? event.cursor
    : null;
}

function sentence(error: unknown): string {
  if (Array.isArray(error)) return sentences(error as GraphQLProblem[]);
  if (error instanceof CloseEvent) {
    if (error.reason) return `The server closed the socket (${error.code}). ${error.reason}.`;
    return `The socket was closed (${error.code}): the server can't be reached, or has stopped.`;
  }
  return error instanceof Error ? error.message : "The socket could not be opened: the server can't be reached.";
}
