import type { Client, Exchange, Operation } from 'urql';
import { pipe, tap } from 'wonka';

/**
 * Reads anew what the pages show, wherever it is shown: what happened meanwhile has not been told, so the cache may be
 * out of date without knowing.
 */
export function rereading() {
  const shown = new Map<number, Operation>();
  let client: Client | undefined;
  const exchange: Exchange = ({ client: own, forward }) => {
    client = own;
    return operations =>
      forward(
        pipe(
          operations,
          tap(operation => {
            if (operation.kind === 'query') shown.set(operation.key, operation);
            if (operation.kind === 'teardown') shown.delete(operation.key);
          }),
        ),
      );
  };
  return {
    exchange,
    reread() {
      for (const operation of [...shown.values()]) {
        const context = { ...operation.context, requestPolicy: 'network-only' as const };
        client?.reexecuteOperation(client.createRequestOperation('query', operation, context));
      }
    },
  };
}
