import { useBlocker } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useQuery } from 'urql';
import { useT } from '@/i18n/useT';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
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

/** Asks before it throws away what was typed, whichever way it is left: by its buttons, by the back button or by the tab. */
export function OrderDialog({ open, order, callId, onClose }: Props) {
  const t = useT();
  const isDirty = useRef(false);
  const [isAsking, setAsking] = useState(false);
  const blocker = useBlocker({
    shouldBlockFn: () => isDirty.current,
    enableBeforeUnload: () => isDirty.current,
    withResolver: true,
  });

  function close() {
    if (isDirty.current) setAsking(true);
    else onClose();
  }
  function throwAway() {
    isDirty.current = false;
    setAsking(false);
    if (blocker.status === 'blocked') blocker.proceed();
    else onClose();
  }

  const form = {
    order,
    onCancel: close,
    onDirty: (dirty: boolean) => {
      isDirty.current = dirty;
    },
    onSaved: (saved: OrderRowFragment) => {
      isDirty.current = false;
      onClose();
      toast(t(order ? 'orders.saved' : 'orders.added', { customer: saved.customerName }));
    },
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      wide
      title={order ? t('orders.edit') : t('orders.add')}
      description={order ? undefined : t('orders.addText')}
    >
      {callId && !order ? <OrderFormOfCall {...form} callId={callId} /> : <OrderForm {...form} />}
      <ConfirmDialog
        open={isAsking || blocker.status === 'blocked'}
        onClose={() => {
          setAsking(false);
          blocker.reset?.();
        }}
        title={t('orders.throwAwayTitle')}
        confirmLabel={t('orders.throwAway')}
        onConfirm={throwAway}
      >
        {t('orders.throwAwayText')}
      </ConfirmDialog>
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
