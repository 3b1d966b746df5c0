import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useT } from '@/i18n/useT';
import { Button } from './Button';

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

interface Props {
  pageInfo: PageInfo;
  total: number;
  onPage: (to: { after: string } | { before: string }) => void;
}

/** Forward and back by the API's cursors: what is added meanwhile shifts nothing. */
export function Pager({ pageInfo, total, onPage }: Props) {
  const t = useT();
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
  const before = hasPreviousPage && startCursor;
  const after = hasNextPage && endCursor;
  return (
    <nav
      aria-label={t('list.pages')}
      className="flex flex-wrap items-center justify-between gap-3 border-t border-line px-4 py-2.5 sm:px-5"
    >
      <p className="text-xs text-muted">{t('list.total', { total })}</p>
      <div className="flex gap-2">
        {/* Not `disabled`: whoever came to the last page by this button would lose the focus. */}
        <Button size="small" aria-disabled={!before} onClick={() => before && onPage({ before })}>
          <ChevronLeft aria-hidden className="size-4" />
          {t('list.previous')}
        </Button>
        <Button size="small" aria-disabled={!after} onClick={() => after && onPage({ after })}>
          {t('list.next')}
          <ChevronRight aria-hidden className="size-4" />
        </Button>
      </div>
    </nav>
  );
}
