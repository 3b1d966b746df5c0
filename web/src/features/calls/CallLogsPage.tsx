import { getRouteApi, Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useQuery, useSubscription } from 'urql';
import { useT } from '@/i18n/useT';
import { ListCard } from '@/list/ListCard';
import { NewEntries } from '@/list/NewEntries';
import { useListState } from '@/list/useListState';
import { collectNew, useNewEntries } from '@/list/useNewEntries';
import { Button, buttonClasses } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { lazyDialog } from '@/ui/lazyDialog';
import { PageHeader } from '@/ui/PageHeader';
import { Table } from '@/ui/Table';
import { CallLogFilters } from './CallLogFilters';
import { CallLogChangedDocument, type CallLogChangedSubscription, CallLogsDocument } from './CallLogs.generated';
import { filterOf, matches } from './filter';
import { useCallLogColumns } from './useCallLogColumns';
import { useRowKeys } from './useRowKeys';

const AddCallLogDialog = lazyDialog(async () => (await import('./AddCallLogDialog')).AddCallLogDialog);

const collect = collectNew(({ callLogChanged: { kind, callLog } }: CallLogChangedSubscription) => ({
  kind,
  row: callLog,
}));

const route = getRouteApi('/users/call-logs');

export function CallLogsPage() {
  const t = useT();
  const list = useListState(route.useSearch(), { field: 'STARTED_AT', direction: 'DESC' });
  const columns = useCallLogColumns();
  const filter = filterOf(list.search);
  const [{ data, error, stale }, refetch] = useQuery({
    query: CallLogsDocument,
    variables: { ...list.page, orderBy: list.sort, filter },
  });
  const [{ data: made }] = useSubscription({ query: CallLogChangedDocument }, collect);
  const { count, reset } = useNewEntries(made, {
    rows: data?.callLogs.nodes,
    filter: JSON.stringify(filter),
    isListed: call => matches(call, filter),
  });
  const rowKeys = useRowKeys<HTMLDivElement>();
  const reload = () => {
    reset();
    refetch({ requestPolicy: 'network-only' });
  };
  const showNew = () => {
    // They are at the beginning.
    if (list.search.after ?? list.search.before) list.setFilter({});
    reload();
  };

  const addButton = (
    <Button look="primary" onClick={list.openDialog}>
      <Plus aria-hidden className="size-4" />
      {t('calls.add')}
    </Button>
  );

  return (
    <>
      <PageHeader title={t('calls.title')} description={t('calls.description')} actions={addButton} />
      <div ref={rowKeys}>
        <ListCard
          list={list}
          connection={data?.callLogs}
          error={error}
          onRetry={reload}
          news={
            <NewEntries
              count={count}
              onShow={showNew}
              label={t('calls.new', { count })}
              atOnce={!list.isFiltered && data?.callLogs.nodes.length === 0}
            />
          }
          filters={<CallLogFilters list={list} />}
          nothingYet={
            <EmptyState
              kind="nothingYet"
              title={t('calls.nothingYet')}
              action={
                <Link to="/phone-numbers" className={buttonClasses()}>
                  {t('calls.toPhoneNumbers')}
                </Link>
              }
            >
              {t('calls.nothingYetText')}
            </EmptyState>
          }
        >
          {rows => (
            <Table
              label={t('calls.title')}
              columns={columns}
              rows={rows}
              idOf={({ id }) => id}
              sort={list.sort}
              onSort={list.setSort}
              busy={stale}
            />
          )}
        </ListCard>
      </div>
      <p className="mt-3 text-xs text-muted max-md:hidden">{t('calls.keys')}</p>
      <AddCallLogDialog open={list.isDialogOpen} onClose={list.closeDialog} />
    </>
  );
}
