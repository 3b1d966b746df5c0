import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

/**
 * The link to a call's page, as large as its row. It has a plain address, for the router's own links each work theirs out
 * anew whenever the address of the list changes, and there is one in each row.
 */
export function RowLink({ id, children }: { id: string; children: ReactNode }) {
  const router = useRouter();
  const follow = (event: MouseEvent) => {
    // Another tab or window is the browser's business.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void router.navigate({ to: '/call-logs/$id', params: { id } });
  };
  return (
    <a
      href={`/call-logs/${id}`}
      onClick={follow}
      data-row
      className="font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
    >
      {children}
    </a>
  );
}
