import { useMutation } from 'urql';
import { useDeletion } from '@/forms/useDeletion';
import { useT } from '@/i18n/useT';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { DeleteOrderDocument, type OrderRowFragment, RestoreOrderDocument } from './Orders.generated';

interface Props {
  open: boolean;
  order: OrderRowFragment | undefined;
  onClose: () => void;
  onDeleted?: (() => void) | undefined;
}

/** Asks first, because the order leaves every list and count; and offers to undo it, which the API can for 30 days. */
export function DeleteOrder({ open, order, onClose, onDeleted }: Props) {
  const t = useT();
  const [, remove] = useMutation(DeleteOrderDocument);
  const [, restore] = useMutation(RestoreOrderDocument);
  const customer = order?.customerName ?? '';

  const deletion = useDeletion({
    remove: async id => {
      const { data, error } = await remove({ id });
      return { payload: data?.deleteOrder, error };
    },
    restore: async id => {
      const { data, error } = await restore({ id });
      return { payload: data?.restoreOrder, error };
    },
    deletedText: t('orders.deleted', { customer }),
    restoredText: t('orders.restored', { customer }),
    onDone: () => {
      onClose();
      onDeleted?.();
    },
  });

  return (
    <ConfirmDialog
      open={open}
      onClose={() => {
        deletion.reset();
        onClose();
      }}
      title={t('orders.deleteTitle', { customer })}
      confirmLabel={t('ui.delete')}
      onConfirm={() => order && deletion.run(order.id)}
      busy={deletion.busy}
      error={deletion.problem}
      finalFocus={deletion.finalFocus}
    >
      {t('orders.deleteText')}
    </ConfirmDialog>
  );
}
