import type { Client, ExecutionResult, Sink, SubscribePayload } from 'graphql-ws';

/** An event that can be resumed from: `callLogChanged` and `orderChanged` give one with each change. */
function cursorOf(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const [event] = Object.values(data);
  if (typeof event !== 'object' || event === null || !('cursor' in event)) return undefined;
  return typeof event.cursor === 'string' ? event.cursor : undefined;
}

/** Whether the server does not take the cursor: it is older than 7 days, or of another server's data. */
const refusesCursor = (errors: unknown) =>
  Array.isArray(errors) && errors.some(error => error?.extensions?.code === 'BAD_USER_INPUT');

/** Whether the subscription can go on from the cursor of an event. */
export const takesCursor = (query: string) => /\$after\b/.test(query);

/**
 * A subscription that goes on where it stopped. After a break the socket's client sends the same payload again; so the cursor
 * of each event is written into it, as the variable `after`, and nothing is missed and nothing comes twice.
 */
export function resumable(request: { query: string; variables?: object | undefined }) {
  const variables: Record<string, unknown> = { ...request.variables };
  const payload: SubscribePayload = { query: request.query, variables };
  const hasCursor = takesCursor(request.query);
  return {
    payload,
    seen(result: Pick<ExecutionResult, 'data'>) {
      const cursor = hasCursor ? cursorOf(result.data) : undefined;
      if (cursor) variables.after = cursor;
    },
    /** Whether a break leaves a gap: there is nothing yet from which to go on. */
    leavesGap: () => hasCursor && variables.after === undefined,
    /** Begins anew if the cursor is why the server refused; says whether it was. */
    forget(errors: unknown): boolean {
      if (variables.after === undefined || !refusesCursor(errors)) return false;
      delete variables.after;
      return true;
    },
  };
}

/** Follows a subscription over every break. `onGap` is called when something may have been missed: it has to be read. */
export function follow(
  socket: Pick<Client, 'subscribe' | 'on'>,
  request: { query: string; variables?: object | undefined },
  sink: Sink<ExecutionResult>,
  onGap: () => void,
): () => void {
  const { payload, seen, forget, leavesGap } = resumable(request);
  let unsubscribe: () => void = () => {};
  const stopListening = socket.on('connected', (_socket, _payload, wasRetry) => {
    if (wasRetry && leavesGap()) onGap();
  });

  function begin() {
    let isReplaced = false;
    const replace = () => {
      isReplaced = true;
      unsubscribe();
      begin();
      onGap();
    };
    unsubscribe = socket.subscribe(payload, {
      next: result => {
        if (isReplaced) return;
        if (forget(result.errors)) return replace();
        seen(result);
        sink.next(result as ExecutionResult);
      },
      error: error => {
        if (isReplaced) return;
        if (forget(error)) return replace();
        sink.error(error);
      },
      complete: () => {
        if (!isReplaced) sink.complete();
      },
    });
  }

  begin();
  return () => {
    stopListening();
    unsubscribe();
  };
}
