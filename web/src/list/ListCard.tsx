import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { errorCode } from '@/graphql/errors';
import { useT } from '@/i18n/useT';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { fromHeading } from '@/ui/focusHeading';
import { Pager } from '@/ui/Pager';
import { SkeletonRows } from '@/ui/Skeleton';

type Connection<Row> = {
  readonly nodes: readonly Row[];
  readonly pageInfo: Parameters<typeof Pager>[0]['pageInfo'];
  readonly totalCount: number;
};

interface Props<Row> {
  filters: ReactNode;
  /** What is told above the list, such as that there is something new. */
  news?: ReactNode;
  connection: Connection<Row> | undefined;
  error: CombinedError | undefined;
  onRetry: () => void;
  list: {
    isFiltered: boolean;
    clear: () => void;
    toFirstPage: () => void;
    setPage: Parameters<typeof Pager>[0]['onPage'];
    page: { after?: string; before?: string };
  };
  /** What is shown as long as there was never anything. */
  nothingYet: ReactNode;
  children: (rows: readonly Row[]) => ReactNode;
}

/** A list with its filters and pages, in whichever state it is: on its way, failed, empty, filtered away, or there. */
export function ListCard<Row>({ filters, news, connection, error, onRetry, list, nothingYet, children }: Props<Row>) {
  const t = useT();
  const isLaterPage = Boolean(list.page.after ?? list.page.before);
  // An address may be older than the order of its list, or copied in part.
  const isUnknownPage = isLaterPage && errorCode(error) === 'BAD_USER_INPUT';
  const isEmpty = connection !== undefined && connection.nodes.length === 0;

  function content() {
    if (isLaterPage && (isUnknownPage || isEmpty)) {
      return (
        <EmptyState
          kind="nothingFound"
          title={t('list.nothingFound')}
          action={<Button onClick={fromHeading(list.toFirstPage)}>{t('list.firstPage')}</Button>}
        >
          {t(isUnknownPage ? 'list.pageIsUnknown' : 'list.pageIsEmpty')}
        </EmptyState>
      );
    }
    if (connection === undefined) return error ? <ErrorState error={error} onRetry={onRetry} /> : <SkeletonRows />;
    if (!isEmpty) return children(connection.nodes);
    if (!list.isFiltered) return nothingYet;
    return (
      <EmptyState
        kind="nothingFound"
        title={t('list.nothingFound')}
        action={<Button onClick={fromHeading(list.clear)}>{t('list.clearFilters')}</Button>}
      >
        {t('list.filtersHideAll')}
      </EmptyState>
    );
  }

  const showFilters = list.isFiltered || isLaterPage || !isEmpty;
  return (
    <div className="min-w-0 overflow-clip rounded-xl border border-line bg-surface shadow-raised">
      {showFilters && filters}
      {news}
      {content()}
      {connection && !isEmpty && (
        <Pager pageInfo={connection.pageInfo} total={connection.totalCount} onPage={list.setPage} />
      )}
    </div>
  );
}
