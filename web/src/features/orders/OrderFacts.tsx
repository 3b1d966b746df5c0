import { Link } from '@tanstack/react-router';
import { Pencil, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '@/i18n/useT';
import { Button } from '@/ui/Button';
import { CopyButton } from '@/ui/CopyButton';
import { DateTime } from '@/ui/DateTime';
import { PhoneNumberText } from '@/ui/PhoneNumberText';
import { CallLink } from './CallLink';
import type { OrderRowFragment } from './Orders.generated';

interface Props {
  order: OrderRowFragment;
  onEdit: () => void;
  onDelete: () => void;
}

const E164 = /^\+\d+$/;

export function OrderFacts({ order, onEdit, onDelete }: Props) {
  const t = useT();
  const address = `${window.location.origin}/orders?order=${order.id}`;
  const phone = <PhoneNumberText formatted={order.phoneFormatted} e164={order.phone} />;
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 className="text-lg font-semibold tracking-tight wrap-anywhere">{order.customerName}</h3>
          <div className="flex items-center gap-1">
            {/* A number that is not whole can't be dialled. */}
            {E164.test(order.phone) ? (
              <a
                href={`tel:${order.phone}`}
                className="inline-flex min-h-7 items-center font-medium text-accent-ink underline underline-offset-2"
              >
                {phone}
              </a>
            ) : (
              phone
            )}
            <CopyButton text={order.phone} label={t('orders.copyPhone', { number: order.phoneFormatted })} />
          </div>
        </div>
        <div className="flex gap-2">
          <Button size="small" onClick={onEdit}>
            <Pencil aria-hidden className="size-4" />
            {t('ui.edit')}
          </Button>
          <Button size="small" onClick={onDelete} className="text-danger-ink!">
            <Trash2 aria-hidden className="size-4" />
            {t('ui.delete')}
          </Button>
        </div>
      </div>

      <section aria-label={t('orders.details')} className="rounded-lg border border-line bg-sunken/60 px-4 py-3">
        <h4 className="mb-1 text-xs font-medium text-muted">{t('orders.details')}</h4>
        <p className="whitespace-pre-wrap wrap-anywhere">{order.details}</p>
      </section>

      <dl className="grid gap-4">
        <Fact name={t('orders.address')}>
          {order.address ? (
            <span className="whitespace-pre-wrap wrap-anywhere">{order.address}</span>
          ) : (
            <span className="text-muted">{t('orders.noAddress')}</span>
          )}
        </Fact>
        <Fact name={t('orders.call')}>
          {order.callLog && order.callId ? (
            <div className="grid gap-1">
              <span>
                <CallLink call={order.callLog} />
                {order.callLog.agent && ` · ${order.callLog.agent.name}`}
              </span>
              <span className="text-xs text-muted">
                <DateTime value={order.callLog.startedAt} />
              </span>
              <Link
                to="/orders"
                search={{ call: order.callId }}
                className="justify-self-start text-xs font-medium text-accent-ink hover:underline"
              >
                {t('orders.allOfCall')}
              </Link>
            </div>
          ) : (
            <span className="text-muted">{t('orders.noCall')}</span>
          )}
        </Fact>
        <Fact name={t('orders.createdAt')}>
          <DateTime value={order.createdAt} withSeconds />
        </Fact>
        {order.updatedAt !== order.createdAt && (
          <Fact name={t('orders.updatedAt')}>
            <DateTime value={order.updatedAt} withSeconds />
          </Fact>
        )}
        <Fact name={t('orders.link')}>
          <span className="-my-1 flex items-center gap-1">
            <span className="min-w-0 truncate font-mono text-xs" translate="no">
              {address}
            </span>
            <CopyButton text={address} label={t('orders.copyLink')} />
          </span>
        </Fact>
      </dl>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-1 sm:grid-cols-[8rem_minmax(0,1fr)] sm:gap-4">
      <dt className="text-xs font-medium text-muted sm:pt-0.5">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
