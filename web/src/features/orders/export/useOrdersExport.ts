import { useEffect, useState } from 'react';
import type { CombinedError } from 'urql';
import { session } from '@/features/session/currentSession';
import { createUncachedClient } from '@/graphql/client';
import type { OrderFilter, OrderOrder } from '../Orders.generated';
import { exportOrders, nothingYet, waitSeconds } from './exportOrders';
import { OrdersExportDocument } from './OrdersExport.generated';

/**
 * Exports what the filter lists, in its order, from when it is first drawn until it is taken away. The filter is that of the
 * beginning: the list behind may go on changing.
 */
export function useOrdersExport(filter: OrderFilter, orderBy: OrderOrder) {
  const [start] = useState({ filter, orderBy });
  const [progress, setProgress] = useState(nothingYet);
  const [error, setError] = useState<CombinedError>();
  const [attempt, setAttempt] = useState({ from: nothingYet });

  useEffect(() => {
    const stop = new AbortController();
    const client = createUncachedClient(session);
    const { signal } = stop;
    exportOrders(attempt.from, {
      read: (after, count) =>
        client.query(OrdersExportDocument, { ...start, after, count }, { fetchOptions: { signal } }).toPromise(),
      wait: waitSeconds,
      tell: setProgress,
      signal,
    }).then(why => !signal.aborted && setError(why));
    return () => stop.abort();
  }, [attempt, start]);

  return {
    progress,
    error,
    goOn: () => {
      setError(undefined);
      setAttempt({ from: progress });
    },
  };
}
