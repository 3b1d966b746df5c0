import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useQuery } from 'urql';
import { useT } from '@/i18n/useT';
import { ListCard } from '@/list/ListCard';
import { useListState } from '@/list/useListState';
import { buttonClasses } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { lazyDialog } from '@/ui/lazyDialog';
import { PageHeader } from '@/ui/PageHeader';
import { Table } from '@/ui/Table';
import { AgentFilters } from './AgentFilters';
import { AgentsDocument } from './Agents.generated';
import { useAgentColumns } from './useAgentColumns';

const DeleteAgent = lazyDialog(async () => (await import('./DeleteAgent')).DeleteAgent);

const route = getRouteApi('/users/ai-agents');

export function AgentsPage() {
  const t = useT();
  const navigate = useNavigate();
  const list = useListState(route.useSearch(), { field: 'CREATED_AT', direction: 'DESC' });
  const [deletedId, setDeletedId] = useState<string>();
  const { isActive, language } = list.search;

  const [{ data, error, stale }, refetch] = useQuery({
    query: AgentsDocument,
    variables: {
      ...list.page,
      orderBy: list.sort,
      filter: { isActive: isActive && isActive === 'true', language, search: list.searchText },
    },
  });
  const open = useCallback((id: string) => void navigate({ to: '/ai-agents/$id', params: { id } }), [navigate]);
  const columns = useAgentColumns({ onEdit: open, onDelete: setDeletedId });
  // Looked up in the list, so that it is shown as it is now.
  const deleted = data?.agents.nodes.find(({ id }) => id === deletedId);

  const createLink = (
    <Link to="/ai-agents/new" className={buttonClasses('primary')}>
      <Plus aria-hidden className="size-4" />
      {t('agents.create')}
    </Link>
  );
  return (
    <>
      <PageHeader title={t('agents.title')} description={t('agents.description')} actions={createLink} />
      <ListCard
        list={list}
        connection={data?.agents}
        error={error}
        onRetry={() => refetch({ requestPolicy: 'network-only' })}
        filters={<AgentFilters list={list} />}
        nothingYet={
          <EmptyState kind="nothingYet" title={t('agents.nothingYet')} action={createLink}>
            {t('agents.nothingYetText')}
          </EmptyState>
        }
      >
        {rows => (
          <Table
            label={t('agents.title')}
            columns={columns}
            rows={rows}
            idOf={({ id }) => id}
            sort={list.sort}
            onSort={list.setSort}
            busy={stale}
          />
        )}
      </ListCard>
      <DeleteAgent open={deleted !== undefined} agent={deleted} onClose={() => setDeletedId(undefined)} />
    </>
  );
}
