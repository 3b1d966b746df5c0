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
import { OrderChangedDocument, type OrderChangedSubscription, OrdersDocument } from './Orders.generated';
import { useOrderColumns } from './useOrderColumns';

const route = getRouteApi('/users/orders');
const countChange = countCreated<OrderChangedSubscription>(change => change.orderChanged.kind);

export function OrdersPage() {
  const t = useT();
  const list = useListState(route.useSearch(), { field: 'CREATED_AT', direction: 'DESC' });
  const columns = useOrderColumns();
  const [{ data, error, stale }, refetch] = useQuery({
    query: OrdersDocument,
    variables: { ...list.page, orderBy: list.sort, filter: { search: list.searchText } },
  });
  const [{ data: created }] = useSubscription({ query: OrderChangedDocument }, countChange);
  const { count, reset } = useNewEntries(created);
  const reload = () => {
    reset();
    refetch({ requestPolicy: 'network-only' });
  };

  return (
    <>
      <PageHeader title={t('orders.title')} description={t('orders.description')} />
      <ListCard
        list={list}
        connection={data?.orders}
        error={error}
        onRetry={reload}
        news={<NewEntries count={count} onShow={reload} />}
        filters={
          <FilterBar chips={textChip(list, t)} onClear={list.clear}>
            <SearchBox
              label={t('orders.search')}
              placeholder={t('orders.search')}
              hint={list.isTooShort ? t('list.searchTooShort') : undefined}
              value={list.text}
              onSearch={list.setText}
            />
          </FilterBar>
        }
        nothingYet={<EmptyState kind="nothingYet" title={t('orders.nothingYet')} />}
      >
        {rows => (
          <Table
            label={t('orders.title')}
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
