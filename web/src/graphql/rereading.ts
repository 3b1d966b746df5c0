import { type Client, type Exchange, type Operation, stringifyDocument } from 'urql';
import { pipe, tap } from 'wonka';
import { isUnreachable } from './errors';
import { takesCursor } from './resume';

/** A subscription that goes on from the cursor of its last event, so that a break leaves no gap. */
const resumes = ({ kind, query }: Operation) => kind === 'subscription' && takesCursor(stringifyDocument(query));

/**
 * Reads anew what the pages show, wherever it is shown: what happened meanwhile has not been told, so the cache may be
 * out of date without knowing.
 */
export function rereading() {
  const shown = new Map<number, Operation>();
  const underWay = new Set<number>();
  const failed = new Set<number>();
  const resumed = new Set<number>();
  let client: Client | undefined;

  const exchange: Exchange = ({ client: own, forward }) => {
    client = own;
    return operations =>
      pipe(
        operations,
        tap(operation => {
          const { kind, key } = operation;
          if (kind === 'query') {
            shown.set(key, operation);
            underWay.add(key);
          } else if (kind === 'teardown') {
            for (const keys of [shown, underWay, failed, resumed]) keys.delete(key);
          } else if (resumes(operation)) resumed.add(key);
        }),
        forward,
        tap(({ operation: { kind, key }, error, stale }) => {
          if (kind !== 'query' || stale) return;
          underWay.delete(key);
          if (isUnreachable(error)) failed.add(key);
          else failed.delete(key);
        }),
      );
  };

  function read(keys: Iterable<number>) {
    for (const key of [...keys]) {
      const operation = shown.get(key);
      if (!operation || underWay.has(key)) continue;
      const context = { ...operation.context, requestPolicy: 'network-only' as const };
      client?.reexecuteOperation(client.createRequestOperation('query', operation, context));
    }
  }

  return {
    exchange,
    /** After a subscription that could not go on from where it stopped: it won't tell what was missed. */
    reread: () => read(shown.keys()),
    /**
     * After a break: what failed is asked again, and all else too, unless a subscription tells of what was missed. A live list must
     * not move under the pointer.
     */
    catchUp: () => read(resumed.size > 0 ? failed : shown.keys()),
  };
}
