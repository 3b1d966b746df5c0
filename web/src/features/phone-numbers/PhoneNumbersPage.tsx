import { getRouteApi } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useT } from '@/i18n/useT';
import { ListCard } from '@/list/ListCard';
import { asKept } from '@/list/phoneText';
import { useListState } from '@/list/useListState';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { lazyDialog } from '@/ui/lazyDialog';
import { PageHeader } from '@/ui/PageHeader';
import { Table } from '@/ui/Table';
import { PhoneNumberFilters } from './PhoneNumberFilters';
import { type PhoneNumberRowFragment, PhoneNumbersDocument } from './PhoneNumbers.generated';
import { usePhoneNumberColumns } from './usePhoneNumberColumns';

const PhoneNumberDialog = lazyDialog(async () => (await import('./PhoneNumberDialog')).PhoneNumberDialog);
const LinkedAgentsDialog = lazyDialog(async () => (await import('./LinkedAgentsDialog')).LinkedAgentsDialog);
const DeletePhoneNumber = lazyDialog(async () => (await import('./DeletePhoneNumber')).DeletePhoneNumber);

const route = getRouteApi('/users/phone-numbers');

/** What is done with one of the numbers; the number is looked up in the list, so that it is shown as it is now. */
interface Task {
  kind: 'edit' | 'link' | 'delete';
  id: string;
}

export function PhoneNumbersPage() {
  const t = useT();
  const list = useListState(route.useSearch(), { field: 'CREATED_AT', direction: 'DESC' });
  const [task, setTask] = useState<Task>();
  const { status, provider } = list.search;

  const [{ data, error, stale }, refetch] = useQuery({
    query: PhoneNumbersDocument,
    variables: {
      ...list.page,
      orderBy: list.sort,
      filter: { status, provider, search: list.searchText && asKept(list.searchText) },
    },
  });

  const begin = (kind: Task['kind']) => (row: PhoneNumberRowFragment) => setTask({ kind, id: row.id });
  const columns = usePhoneNumberColumns({ onEdit: begin('edit'), onLink: begin('link'), onDelete: begin('delete') });
  const chosen = (kind: Task['kind']) =>
    task?.kind === kind ? data?.phoneNumbers.nodes.find(({ id }) => id === task.id) : undefined;
  const done = () => setTask(undefined);

  const addButton = (
    <Button look="primary" onClick={list.openDialog}>
      <Plus aria-hidden className="size-4" />
      {t('phoneNumbers.add')}
    </Button>
  );
  const edited = chosen('edit');
  const linked = chosen('link');
  const deleted = chosen('delete');

  return (
    <>
      <PageHeader title={t('phoneNumbers.title')} description={t('phoneNumbers.description')} actions={addButton} />
      <ListCard
        list={list}
        connection={data?.phoneNumbers}
        error={error}
        onRetry={() => refetch({ requestPolicy: 'network-only' })}
        filters={<PhoneNumberFilters list={list} />}
        nothingYet={
          <EmptyState kind="nothingYet" title={t('phoneNumbers.nothingYet')} action={addButton}>
            {t('phoneNumbers.nothingYetText')}
          </EmptyState>
        }
      >
        {rows => (
          <Table
            label={t('phoneNumbers.title')}
            columns={columns}
            rows={rows}
            idOf={({ id }) => id}
            sort={list.sort}
            onSort={list.setSort}
            busy={stale}
          />
        )}
      </ListCard>
      <PhoneNumberDialog open={list.isDialogOpen} onClose={list.closeDialog} />
      <PhoneNumberDialog open={edited !== undefined} phoneNumber={edited} onClose={done} />
      <LinkedAgentsDialog open={linked !== undefined} phoneNumber={linked} onClose={done} />
      <DeletePhoneNumber open={deleted !== undefined} phoneNumber={deleted} onClose={done} />
    </>
  );
}
