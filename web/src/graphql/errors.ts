import type { CombinedError } from 'urql';

// What the API says beside a failed request: see "Errors" in the API's guide.

const extensions = (error: CombinedError | undefined) => error?.graphQLErrors[0]?.extensions ?? {};

/** The code of the first error, such as `UNAUTHENTICATED`; undefined when the answer never came. */
export function errorCode(error: CombinedError | undefined): string | undefined {
  const { code } = extensions(error);
  return typeof code === 'string' ? code : undefined;
}

/** The id by which the server's log knows the request. */
export function requestIdOf(error: CombinedError | undefined): string | undefined {
  const { requestId } = extensions(error);
  return typeof requestId === 'string' ? requestId : undefined;
}

/** How long the API asks to wait, in seconds, if it does. */
export function retryAfterSeconds(error: CombinedError | undefined): number | undefined {
  const { retryAfterMs } = extensions(error);
  return typeof retryAfterMs === 'number' ? Math.max(1, Math.ceil(retryAfterMs / 1000)) : undefined;
}

/** Whether no answer of the API's came at all: no network, or a proxy answered in its place. */
export function isUnreachable(error: CombinedError | undefined): boolean {
  return error !== undefined && errorCode(error) === undefined;
}
