import { useT } from '@/i18n/useT';
import { classes } from './classes';

/** Where something is going to be. */
export const Skeleton = ({ className }: { className?: string }) => (
  <span aria-hidden className={classes('block animate-pulse rounded-md bg-sunken', className ?? 'h-4 w-full')} />
);

/** A list that is on its way, for the eye and for the ear. */
export function SkeletonRows({ rows = 6 }: { rows?: number }) {
  const t = useT();
  return (
    <div role="status" className="grid gap-4 p-5">
      <span className="sr-only">{t('ui.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike and never move.
        <Skeleton key={row} className={row % 3 === 0 ? 'h-4 w-2/3' : 'h-4 w-full'} />
      ))}
    </div>
  );
}
