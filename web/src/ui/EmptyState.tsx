import { Inbox, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';

const pictures = { nothingYet: Inbox, nothingFound: SearchX };

interface Props {
  /** Nothing was ever here, or a filter hides everything. */
  kind: keyof typeof pictures;
  title: string;
  children?: ReactNode;
  /** The next step. */
  action?: ReactNode;
}

export function EmptyState({ kind, title, children, action }: Props) {
  const Picture = pictures[kind];
  return (
    <div className="grid justify-items-center gap-2 px-6 py-14 text-center">
      <span className="mb-1 grid size-11 place-items-center rounded-full bg-sunken text-muted">
        <Picture aria-hidden className="size-5" />
      </span>
      <h2 className="font-semibold">{title}</h2>
      {children && <p className="max-w-md text-muted">{children}</p>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
