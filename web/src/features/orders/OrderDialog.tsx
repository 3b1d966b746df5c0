import { useQuery } from 'urql';
import { useT } from '@/i18n/useT';
import { Dialog } from '@/ui/Dialog';
import { ErrorState } from '@/ui/ErrorState';
import { SkeletonRows } from '@/ui/Skeleton';
import { toast } from '@/ui/toasts';
import { NamedCallDocument } from './Calls.generated';
import { OrderForm } from './OrderForm';
import type { OrderRowFragment } from './Orders.generated';

interface Props {
  open: boolean;
  /** The order that is changed; a new one is added without it. */
  order?: OrderRowFragment | undefined;
  /** The telephony provider's id of the call that a new order is taken in. */
  callId?: string | undefined;
  onClose: () => void;
}

export function OrderDialog({ open, order, callId, onClose }: Props) {
  const t = useT();
  const form = {
    order,
    onSaved: (saved: OrderRowFragment) => {
      onClose();
      toast(t(order ? 'orders.saved' : 'orders.added', { customer: saved.customerName }));
    },
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      wide
      title={order ? t('orders.edit') : t('orders.add')}
      description={order ? undefined : t('orders.addText')}
    >
      {callId && !order ? <OrderFormOfCall {...form} callId={callId} /> : <OrderForm {...form} />}
    </Dialog>
  );
}

/** A form that begins with a call, once it is known which. */
function OrderFormOfCall({ callId, ...form }: { callId: string } & Parameters<typeof OrderForm>[0]) {
  const t = useT();
  const [{ data, error }, refetch] = useQuery({ query: NamedCallDocument, variables: { callId } });
  if (!data) {
    return error ? (
      <ErrorState error={error} onRetry={() => refetch({ requestPolicy: 'network-only' })} />
    ) : (
      <SkeletonRows />
    );
  }
  return (
    <>
      {!data.callLog && (
        <p className="mb-4 rounded-md bg-warning-soft px-3 py-2 text-warning-ink">{t('orders.callIsUnknown')}</p>
      )}
      <OrderForm {...form} call={data.callLog ?? undefined} />
    </>
  );
}
