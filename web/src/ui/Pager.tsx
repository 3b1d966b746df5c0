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
  return (
    <nav
      aria-label={t('list.pages')}
      className="flex flex-wrap items-center justify-between gap-3 border-t border-line px-4 py-2.5 sm:px-5"
    >
      <p className="text-xs text-muted">{t('list.total', { total })}</p>
      <div className="flex gap-2">
        <Button
          size="small"
          disabled={!hasPreviousPage || !startCursor}
          onClick={() => startCursor && onPage({ before: startCursor })}
        >
          <ChevronLeft aria-hidden className="size-4" />
          {t('list.previous')}
        </Button>
        <Button
          size="small"
          disabled={!hasNextPage || !endCursor}
          onClick={() => endCursor && onPage({ after: endCursor })}
        >
          {t('list.next')}
          <ChevronRight aria-hidden className="size-4" />
        </Button>
      </div>
    </nav>
  );
}
