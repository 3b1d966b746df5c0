import { CallLogOrderField } from '@/graphql/enums.generated';
import { listSearch } from '@/list/listSearch';

export const callLogsSearch = listSearch(CallLogOrderField, {});
