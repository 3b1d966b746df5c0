import { useState } from 'react';
import type { ChangeKind } from '@/graphql/enums.generated';

interface Row {
  readonly id: string;
}

/**
 * Collects what is made and not deleted again, for `useSubscription`, which calls it for each event: several may come between two
 * drawings of the page.
 */
export const collectNew =
  <Data, Made extends Row>(changeOf: (data: Data) => { kind: ChangeKind; row: Made }) =>
  (before: readonly Made[] = [], data: Data): readonly Made[] => {
    const { kind, row } = changeOf(data);
    if (kind === 'CREATED') return [...before, row];
    return kind === 'DELETED' ? before.filter(({ id }) => id !== row.id) : before;
  };

interface List<Made extends Row> {
  rows: readonly Row[] | undefined;
  /** What the list is filtered by: its name, and whether it lets something through. */
  filter: string;
  isListed: (made: Made) => boolean;
}

/**
 * How much is new: what the list would show, and does not show yet. Rows are not moved under the pointer: the list is loaded anew
 * when somebody asks for it, or filters it in another way.
 */
export function useNewEntries<Made extends Row>(
  made: readonly Made[] = [],
  { rows = [], filter, isListed }: List<Made>,
) {
  const idsNow = () => new Set(made.map(({ id }) => id));
  const [seen, setSeen] = useState({ filter, ids: new Set<string>() });
  if (seen.filter !== filter) setSeen({ filter, ids: idsNow() });
  const shown = new Set(rows.map(({ id }) => id));
  const news = made.filter(one => !seen.ids.has(one.id) && !shown.has(one.id) && isListed(one));
  return { count: news.length, reset: () => setSeen({ filter, ids: idsNow() }) };
}
