import { OrderOrderField } from '@/graphql/enums.generated';
import { day, id, listSearch } from '@/list/listSearch';

export const ordersSearch = listSearch(OrderOrderField, {
  /** The first and the last day on which orders were taken, both included. */
  from: day,
  to: day,
  /** The telephony provider's id of the call that orders were taken in. A new order is linked to it. */
  call: id,
  /** The order whose details are open: other pages lead here with it. It filters nothing. */
  order: id,
});
