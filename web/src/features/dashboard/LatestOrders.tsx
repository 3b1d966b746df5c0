import { Link } from '@tanstack/react-router';
import type { CombinedError } from 'urql';
import { useT } from '@/i18n/useT';
import { DateTime } from '@/ui/DateTime';
import type { LatestQuery } from './Dashboard.generated';
import { LatestList } from './LatestList';

interface Props {
  orders: LatestQuery['orders']['nodes'] | undefined;
  error: CombinedError | undefined;
  onRetry: () => void;
}

export function LatestOrders({ orders, error, onRetry }: Props) {
  const t = useT();
  return (
    <LatestList
      title={t('dashboard.latestOrders')}
      to="/orders"
      entries={orders}
      error={error}
      onRetry={onRetry}
      none={t('dashboard.noOrders')}
    >
      {order => (
        <>
          <div className="min-w-0">
            <div className="truncate">
              <Link
                to="/orders"
                search={{ order: order.id }}
                className="font-medium after:absolute after:inset-0 hover:underline"
              >
                {order.customerName}
              </Link>
            </div>
            <div className="truncate text-xs text-muted">{order.details}</div>
          </div>
          <span className="text-xs text-muted">
            <DateTime value={order.createdAt} />
          </span>
        </>
      )}
    </LatestList>
  );
}
