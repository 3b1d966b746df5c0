import { useState } from 'react';
import type { OrderChangedSubscription, OrderFilter, OrderRowFragment } from './Orders.generated';

/** Collects what is taken and not deleted again, for `useSubscription`, which calls it for each event. */
export function collectNew(before: readonly OrderRowFragment[] = [], { orderChanged }: OrderChangedSubscription) {
  const { kind, order } = orderChanged;
  if (kind === 'CREATED') return [...before, order];
  return kind === 'DELETED' ? before.filter(({ id }) => id !== order.id) : before;
}

/** Whether the API would list the order under this filter, as far as the client can tell. */
export function isListed(order: OrderRowFragment, { search, callId, createdAt }: OrderFilter): boolean {
  const taken = Date.parse(order.createdAt);
  if (callId && order.callId !== callId) return false;
  if (createdAt?.from && taken < Date.parse(createdAt.from)) return false;
  if (createdAt?.to && taken >= Date.parse(createdAt.to)) return false;
  const text = search?.toLowerCase();
  return !text || [order.customerName, order.phone, order.details].some(part => part.toLowerCase().includes(text));
}

/**
 * How many orders are new: those that the list would show, and does not show yet. Rows are not moved under the pointer: the list is
 * loaded anew when somebody asks for it.
 */
export function useNewOrders(
  created: readonly OrderRowFragment[] = [],
  filter: OrderFilter,
  rows: readonly OrderRowFragment[] = [],
) {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const shown = new Set(rows.map(({ id }) => id));
  const news = created.filter(order => !seen.has(order.id) && !shown.has(order.id) && isListed(order, filter));
  return { count: news.length, reset: () => setSeen(new Set(created.map(({ id }) => id))) };
}
