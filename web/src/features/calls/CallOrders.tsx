import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useT } from '@/i18n/useT';
import { buttonClasses } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { DateTime } from '@/ui/DateTime';
import { PhoneNumberText } from '@/ui/PhoneNumberText';
import type { Call } from './useCallLog';

/** The API gives the newest so many. */
const MOST_ORDERS = 100;

export function CallOrders({ call }: { call: Call }) {
  const t = useT();
  const { callId, orders } = call;
  const addButton = (
    <Link to="/orders" search={{ dialog: 'new', call: callId }} className={buttonClasses('secondary', 'small')}>
      <Plus aria-hidden className="size-4" />
      {t('calls.addOrder')}
    </Link>
  );
  return (
    <Card flush title={t('calls.orders')} aside={addButton}>
      {orders.length === 0 ? (
        <p className="px-5 py-10 text-center text-muted">{t('calls.noOrders')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {orders.map(order => (
            <li
              key={order.id}
              className="relative flex min-h-14 items-start justify-between gap-4 px-5 py-2.5 hover:bg-sunken/50"
            >
              <div className="min-w-0 wrap-anywhere">
                <Link
                  to="/orders"
                  search={{ order: order.id }}
                  className="font-medium after:absolute after:inset-0 hover:underline"
                >
                  {order.customerName}
                </Link>
                <p className="line-clamp-2 text-xs text-muted">{order.details}</p>
              </div>
              <div className="grid justify-items-end gap-1 text-xs text-muted">
                <PhoneNumberText formatted={order.phoneFormatted} e164={order.phone} />
                <DateTime value={order.createdAt} />
              </div>
            </li>
          ))}
        </ul>
      )}
      {orders.length === MOST_ORDERS && (
        <p className="border-t border-line px-5 py-2.5 text-xs text-muted">{t('calls.newestOrders')}</p>
      )}
    </Card>
  );
}
