import { AgentOrderField } from '@/graphql/enums.generated';
import { listSearch } from '@/list/listSearch';

export const agentsSearch = listSearch(AgentOrderField, {});
