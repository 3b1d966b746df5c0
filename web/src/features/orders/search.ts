import { OrderOrderField } from '@/graphql/enums.generated';
import { listSearch } from '@/list/listSearch';

export const ordersSearch = listSearch(OrderOrderField, {});
