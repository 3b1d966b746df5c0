import type { ExecutionResult, SubscribePayload } from 'graphql-ws';

/** An event that can be resumed from: `callLogChanged` and `orderChanged` give one with each change. */
function cursorOf(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const [event] = Object.values(data);
  if (typeof event !== 'object' || event === null || !('cursor' in event)) return undefined;
  return typeof event.cursor === 'string' ? event.cursor : undefined;
}

/**
 * A subscription that goes on where it stopped. After a break the socket's client sends the same payload again; so the cursor
 * of each event is written into it, as the variable `after`, and nothing is missed and nothing comes twice.
 */
export function resumable(request: { query: string; variables?: object | undefined }) {
  const variables: Record<string, unknown> = { ...request.variables };
  const payload: SubscribePayload = { query: request.query, variables };
  const takesCursor = /\$after\b/.test(request.query);
  return {
    payload,
    seen(result: Pick<ExecutionResult, 'data'>) {
      const cursor = takesCursor ? cursorOf(result.data) : undefined;
      if (cursor) variables.after = cursor;
    },
  };
}
