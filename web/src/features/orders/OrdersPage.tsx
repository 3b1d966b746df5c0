import { getRouteApi } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { useT } from '@/i18n/useT';
import { textChip } from '@/list/chips';
import { ListCard } from '@/list/ListCard';
import { useListState } from '@/list/useListState';
import { EmptyState } from '@/ui/EmptyState';
import { FilterBar } from '@/ui/FilterBar';
import { PageHeader } from '@/ui/PageHeader';
import { SearchBox } from '@/ui/SearchBox';
import { Table } from '@/ui/Table';
import { OrdersDocument } from './Orders.generated';
import { useOrderColumns } from './useOrderColumns';

const route = getRouteApi('/users/orders');

export function OrdersPage() {
  const t = useT();
  const list = useListState(route.useSearch(), { field: 'CREATED_AT', direction: 'DESC' });
  const columns = useOrderColumns();
  const [{ data, error, stale }, refetch] = useQuery({
    query: OrdersDocument,
    variables: { ...list.page, orderBy: list.sort, filter: { search: list.searchText } },
  });

  return (
    <>
      <PageHeader title={t('orders.title')} description={t('orders.description')} />
      <ListCard
        list={list}
        connection={data?.orders}
        error={error}
        onRetry={() => refetch({ requestPolicy: 'network-only' })}
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
