import { lazyDialog } from '@/ui/lazyDialog';
import type { OrderRowFragment } from './Orders.generated';

const OrderDialog = lazyDialog(async () => (await import('./OrderDialog')).OrderDialog);
const DeleteOrder = lazyDialog(async () => (await import('./DeleteOrder')).DeleteOrder);

/** What is done with an order. */
export interface OrderTask {
  kind: 'edit' | 'delete';
  order: OrderRowFragment;
}

interface Props {
  task: OrderTask | undefined;
  onDone: () => void;
  onDeleted?: () => void;
}

/** The dialogs of an order: over the list, and within its details, for a dialog over another stands inside it. */
export function OrderTasks({ task, onDone, onDeleted }: Props) {
  return (
    <>
      <OrderDialog open={task?.kind === 'edit'} order={task?.order} onClose={onDone} />
      <DeleteOrder open={task?.kind === 'delete'} order={task?.order} onClose={onDone} onDeleted={onDeleted} />
    </>
  );
}
