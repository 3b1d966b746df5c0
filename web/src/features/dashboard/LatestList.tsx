import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { useT } from '@/i18n/useT';
import { Card } from '@/ui/Card';
import { ErrorState } from '@/ui/ErrorState';
import { SkeletonRows } from '@/ui/Skeleton';

interface Props<Entry> {
  title: string;
  to: '/call-logs' | '/orders';
  entries: readonly Entry[] | undefined;
  error: CombinedError | undefined;
  onRetry: () => void;
  /** What is told while there are none. */
  none: string;
  children: (entry: Entry) => ReactNode;
}

/** The newest few of a list, each with a link as large as its row, and the way to all of them. */
export function LatestList<Entry extends { id: string }>(props: Props<Entry>) {
  const t = useT();
  const { title, to, entries, error, onRetry, none, children } = props;
  return (
    <Card
      flush
      title={title}
      aside={
        <Link to={to} className="rounded text-xs font-medium text-accent-ink hover:underline">
          {t('dashboard.seeAll')}
        </Link>
      }
    >
      {error && <ErrorState error={error} onRetry={onRetry} />}
      {!entries && !error && <SkeletonRows rows={4} />}
      {entries?.length === 0 && <p className="px-5 py-10 text-center text-muted">{none}</p>}
      {entries && entries.length > 0 && (
        <ul className="divide-y divide-line">
          {entries.map(entry => (
            <li
              key={entry.id}
              className="relative flex min-h-14 items-center justify-between gap-4 px-5 py-2 hover:bg-sunken/50"
            >
              {children(entry)}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
