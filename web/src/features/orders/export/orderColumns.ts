import type { MessageId } from '@/i18n/catalogues';
import type { Translate } from '@/i18n/useT';
import { csvLine, timeWithOffset } from './csv';
import type { ExportedOrderFragment } from './OrdersExport.generated';

interface Column {
  header: MessageId;
  cell: (order: ExportedOrderFragment) => string;
}

/** The number stands there twice: as people dial it, and as machines take it. */
const columns: readonly Column[] = [
  { header: 'orders.id', cell: order => order.id },
  { header: 'orders.customerName', cell: order => order.customerName },
  { header: 'orders.phone', cell: order => order.phoneFormatted },
  { header: 'orders.phoneE164', cell: order => order.phone },
  { header: 'orders.details', cell: order => order.details },
  { header: 'orders.address', cell: order => order.address ?? '' },
  { header: 'orders.callId', cell: order => order.callId ?? '' },
  { header: 'orders.agent', cell: order => order.callLog?.agent?.name ?? '' },
  { header: 'orders.createdAt', cell: order => timeWithOffset(order.createdAt) },
  { header: 'orders.updatedAt', cell: order => timeWithOffset(order.updatedAt) },
];

export const headerLine = (t: Translate) => csvLine(columns.map(({ header }) => t(header)));

export const orderLines = (orders: readonly ExportedOrderFragment[]) =>
  orders.map(order => csvLine(columns.map(({ cell }) => cell(order)))).join('');
