import { useState } from 'react';
import type { ChangeKind } from '@/graphql/enums.generated';

/** Counts what is made, for `useSubscription`, which calls it for each event: several may come between two drawings of the page. */
export const countCreated =
  <Data>(kindOf: (data: Data) => ChangeKind) =>
  (before: number | undefined, data: Data) =>
    (before ?? 0) + (kindOf(data) === 'CREATED' ? 1 : 0);

/**
 * How much is new since the list was loaded. Rows are not moved under the pointer: the list is loaded anew when somebody asks for
 * it.
 */
export function useNewEntries(created = 0) {
  const [seen, setSeen] = useState(0);
  return { count: created - seen, reset: () => setSeen(created) };
}
