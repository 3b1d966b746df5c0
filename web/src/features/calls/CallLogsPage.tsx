import { getRouteApi } from '@tanstack/react-router';
import { useQuery, useSubscription } from 'urql';
import { useT } from '@/i18n/useT';
import { textChip } from '@/list/chips';
import { ListCard } from '@/list/ListCard';
import { NewEntries } from '@/list/NewEntries';
import { useListState } from '@/list/useListState';
import { countCreated, useNewEntries } from '@/list/useNewEntries';
import { EmptyState } from '@/ui/EmptyState';
import { FilterBar } from '@/ui/FilterBar';
import { PageHeader } from '@/ui/PageHeader';
import { SearchBox } from '@/ui/SearchBox';
import { Table } from '@/ui/Table';
import { CallLogChangedDocument, type CallLogChangedSubscription, CallLogsDocument } from './CallLogs.generated';
import { useCallLogColumns } from './useCallLogColumns';

const route = getRouteApi('/users/call-logs');
const countChange = countCreated<CallLogChangedSubscription>(change => change.callLogChanged.kind);

export function CallLogsPage() {
  const t = useT();
  const list = useListState(route.useSearch(), { field: 'STARTED_AT', direction: 'DESC' });
  const columns = useCallLogColumns();
  const [{ data, error, stale }, refetch] = useQuery({
    query: CallLogsDocument,
    variables: { ...list.page, orderBy: list.sort, filter: { search: list.searchText } },
  });
  const [{ data: created }] = useSubscription({ query: CallLogChangedDocument }, countChange);
  const { count, reset } = useNewEntries(created);
  const reload = () => {
    reset();
    refetch({ requestPolicy: 'network-only' });
  };

  return (
    <>
      <PageHeader title={t('calls.title')} description={t('calls.description')} />
      <ListCard
        list={list}
        connection={data?.callLogs}
        error={error}
        onRetry={reload}
        news={<NewEntries count={count} onShow={reload} />}
        filters={
          <FilterBar chips={textChip(list, t)} onClear={list.clear}>
            <SearchBox
              label={t('calls.search')}
              placeholder={t('calls.search')}
              hint={list.isTooShort ? t('list.searchTooShort') : undefined}
              value={list.text}
              onSearch={list.setText}
            />
          </FilterBar>
        }
        nothingYet={<EmptyState kind="nothingYet" title={t('calls.nothingYet')} />}
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
    </>
  );
}
