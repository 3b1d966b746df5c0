import type { ReactNode } from 'react';
import { classes } from './classes';

interface Props {
  title?: string;
  aside?: ReactNode;
  children: ReactNode;
  /** Whether what is within reaches to the edges: tables and lists do. */
  flush?: boolean;
}

export function Card({ title, aside, children, flush = false }: Props) {
  return (
    <section className="min-w-0 overflow-clip rounded-xl border border-line bg-surface shadow-raised">
      {title && (
        <header className="flex min-h-12 flex-wrap items-center justify-between gap-3 border-b border-line px-5 py-2">
          <h2 className="text-sm font-semibold">{title}</h2>
          {aside}
        </header>
      )}
      <div className={classes(!flush && 'p-5')}>{children}</div>
    </section>
  );
}
