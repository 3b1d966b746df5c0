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
import { AgentsDocument } from './Agents.generated';
import { useAgentColumns } from './useAgentColumns';

const route = getRouteApi('/users/ai-agents');

export function AgentsPage() {
  const t = useT();
  const list = useListState(route.useSearch(), { field: 'CREATED_AT', direction: 'DESC' });
  const columns = useAgentColumns();
  const [{ data, error, stale }, refetch] = useQuery({
    query: AgentsDocument,
    variables: { ...list.page, orderBy: list.sort, filter: { search: list.searchText } },
  });

  return (
    <>
      <PageHeader title={t('agents.title')} description={t('agents.description')} />
      <ListCard
        list={list}
        connection={data?.agents}
        error={error}
        onRetry={() => refetch({ requestPolicy: 'network-only' })}
        filters={
          <FilterBar chips={textChip(list, t)} onClear={list.clear}>
            <SearchBox
              label={t('agents.search')}
              placeholder={t('agents.search')}
              hint={list.isTooShort ? t('list.searchTooShort') : undefined}
              value={list.text}
              onSearch={list.setText}
            />
          </FilterBar>
        }
        nothingYet={<EmptyState kind="nothingYet" title={t('agents.nothingYet')} />}
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
    </>
  );
}
