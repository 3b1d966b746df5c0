import { getRouteApi } from '@tanstack/react-router';
import { Download, Plus } from 'lucide-react';
import { useState } from 'react';
import { useQuery, useSubscription } from 'urql';
import { useT } from '@/i18n/useT';
import { momentsOf } from '@/list/dayRange';
import { ListCard } from '@/list/ListCard';
import { NewEntries } from '@/list/NewEntries';
import { asKept } from '@/list/phoneText';
import { useListState } from '@/list/useListState';
import { collectNew, useNewEntries } from '@/list/useNewEntries';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { lazyDialog } from '@/ui/lazyDialog';
import { PageHeader } from '@/ui/PageHeader';
import { Table } from '@/ui/Table';
import { isListed } from './isListed';
import { OrderFilters } from './OrderFilters';
import { OrderChangedDocument, type OrderChangedSubscription, OrdersDocument } from './Orders.generated';
import { type OrderTask, OrderTasks } from './OrderTasks';
import { useOrderColumns } from './useOrderColumns';

const OrderDialog = lazyDialog(async () => (await import('./OrderDialog')).OrderDialog);
const OrderDrawer = lazyDialog(async () => (await import('./OrderDrawer')).OrderDrawer);
const ExportDialog = lazyDialog(async () => (await import('./export/ExportDialog')).ExportDialog);

const collect = collectNew(({ orderChanged: { kind, order } }: OrderChangedSubscription) => ({ kind, row: order }));

const route = getRouteApi('/users/orders');

export function OrdersPage() {
  const t = useT();
  const navigate = route.useNavigate();
  // The order that is open is no filter of the list.
  const { order: openId, ...search } = route.useSearch();
  const list = useListState(search, { field: 'CREATED_AT', direction: 'DESC' });
  const [task, setTask] = useState<OrderTask>();
  const [isExporting, setExporting] = useState(false);

  const filter = {
    search: list.searchText && asKept(list.searchText),
    createdAt: momentsOf(search),
    callId: search.call,
  };
  const [{ data, error, stale }, refetch] = useQuery({
    query: OrdersDocument,
    variables: { ...list.page, orderBy: list.sort, filter },
  });
  const [{ data: made }] = useSubscription({ query: OrderChangedDocument }, collect);
  const { count, reset } = useNewEntries(made, {
    rows: data?.orders.nodes,
    filter: JSON.stringify(filter),
    isListed: order => isListed(order, filter),
  });
  const reload = () => {
    reset();
    refetch({ requestPolicy: 'network-only' });
  };
  const showNew = () => {
    // On a later page they would be looked for in vain.
    if (search.after ?? search.before) list.setFilter({});
    reload();
  };

  const openOrder = (id: string | undefined, replace = false) =>
    void navigate({ to: '.', search: before => ({ ...before, order: id }), replace });
  const columns = useOrderColumns({
    onOpen: ({ id }) => openOrder(id),
    onEdit: order => setTask({ kind: 'edit', order }),
    onDelete: order => setTask({ kind: 'delete', order }),
  });

  const addButton = (
    <Button look="primary" onClick={list.openDialog}>
      <Plus aria-hidden className="size-4" />
      {t('orders.add')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('orders.title')}
        description={t('orders.description')}
        actions={
          <>
            {data && data.orders.totalCount > 0 && (
              <Button onClick={() => setExporting(true)}>
                <Download aria-hidden className="size-4" />
                {t('orders.export')}
              </Button>
            )}
            {addButton}
          </>
        }
      />
      <ListCard
        list={list}
        connection={data?.orders}
        error={error}
        onRetry={reload}
        news={
          <NewEntries count={count} onShow={showNew} atOnce={!list.isFiltered && data?.orders.nodes.length === 0} />
        }
        filters={<OrderFilters list={list} />}
        nothingYet={
          <EmptyState kind="nothingYet" title={t('orders.nothingYet')} action={addButton}>
            {t('orders.nothingYetText')}
          </EmptyState>
        }
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
      <OrderDrawer open={openId !== undefined} id={openId} onClose={() => openOrder(undefined, true)} />
      <OrderDialog open={list.isDialogOpen} callId={search.call} onClose={list.closeDialog} />
      <OrderTasks task={task} onDone={() => setTask(undefined)} />
      <ExportDialog open={isExporting} filter={filter} orderBy={list.sort} onClose={() => setExporting(false)} />
    </>
  );
}
