import { useCallback, useEffect, useState } from 'react';
import type { ChangeKind } from '@/graphql/enums.generated';

interface Event {
  readonly cursor: string;
  readonly kind: ChangeKind;
}

/**
 * Counts what was made since the list was loaded. Rows are not moved under the pointer: the list is loaded anew when somebody asks
 * for it.
 */
export function useNewEntries(event: Event | undefined) {
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (event?.kind === 'CREATED') setCount(before => before + 1);
  }, [event]);
  return { count, reset: useCallback(() => setCount(0), []) };
}
