import { useT } from '@/i18n/useT';
import { DateTime } from '@/ui/DateTime';
import { PhoneNumberText } from '@/ui/PhoneNumberText';
import { columnsOf } from '@/ui/Table';
import type { OrderRowFragment } from './Orders.generated';

const column = columnsOf<OrderRowFragment>();

export function useOrderColumns() {
  const t = useT();
  return [
    column('customerName', t('orders.customerName'), row => <span className="font-medium">{row.customerName}</span>, {
      sortField: 'CUSTOMER_NAME',
    }),
    column('phone', t('orders.phone'), row => <PhoneNumberText formatted={row.phoneFormatted} e164={row.phone} />),
    column('details', t('orders.details'), row => <div className="max-w-md truncate">{row.details}</div>, {
      wideOnly: true,
    }),
    column('createdAt', t('orders.createdAt'), row => <DateTime value={row.createdAt} />, { sortField: 'CREATED_AT' }),
  ];
}
