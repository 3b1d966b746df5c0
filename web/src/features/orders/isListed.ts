import type { OrderFilter, OrderRowFragment } from './Orders.generated';

/** Whether the API would list the order under this filter, as far as the client can tell. */
export function isListed(order: OrderRowFragment, { search, callId, createdAt }: OrderFilter): boolean {
  const taken = Date.parse(order.createdAt);
  if (callId && order.callId !== callId) return false;
  if (createdAt?.from && taken < Date.parse(createdAt.from)) return false;
  if (createdAt?.to && taken >= Date.parse(createdAt.to)) return false;
  const text = search?.toLowerCase();
  return !text || [order.customerName, order.phone, order.details].some(part => part.toLowerCase().includes(text));
}
