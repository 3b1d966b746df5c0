import { useState } from 'react';
import { useQuery } from 'urql';
import { useT } from '@/i18n/useT';
import { Button } from '@/ui/Button';
import { Drawer } from '@/ui/Drawer';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { SkeletonRows } from '@/ui/Skeleton';
import { OrderFacts } from './OrderFacts';
import { OrderDocument } from './Orders.generated';
import { type OrderTask, OrderTasks } from './OrderTasks';

interface Props {
  open: boolean;
  id: string | undefined;
  onClose: () => void;
}

/** An order's details beside the list. What changes meanwhile is seen here too. */
export function OrderDrawer({ open, id, onClose }: Props) {
  const t = useT();
  return (
    <Drawer open={open} onClose={onClose} title={t('orders.one')}>
      {id && <OrderContent key={id} id={id} onClose={onClose} />}
    </Drawer>
  );
}

function OrderContent({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT();
  const [task, setTask] = useState<OrderTask>();
  const [isGone, setGone] = useState(false);
  const [{ data, error }, refetch] = useQuery({
    query: OrderDocument,
    variables: { id },
    // What is being deleted here stays as it was until the drawer has closed.
    pause: isGone || task?.kind === 'delete',
  });

  if (!data) {
    return error ? (
      <ErrorState error={error} onRetry={() => refetch({ requestPolicy: 'network-only' })} />
    ) : (
      <SkeletonRows />
    );
  }
  const order = data.node?.__typename === 'Order' ? data.node : undefined;
  if (!order || order.deletedAt) {
    return (
      <EmptyState
        kind="nothingFound"
        title={t(order ? 'orders.wasDeleted' : 'orders.unknown')}
        action={<Button onClick={onClose}>{t('orders.toAll')}</Button>}
      >
        {order ? t('orders.wasDeletedText', { customer: order.customerName }) : t('orders.unknownText')}
      </EmptyState>
    );
  }
  return (
    <>
      <OrderFacts
        order={order}
        onEdit={() => setTask({ kind: 'edit', order })}
        onDelete={() => setTask({ kind: 'delete', order })}
      />
      <OrderTasks
        task={task}
        onDone={() => setTask(undefined)}
        onDeleted={() => {
          setGone(true);
          onClose();
        }}
      />
    </>
  );
}
