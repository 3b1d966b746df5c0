import { useEffect, useState } from 'react';
import { dayOf } from '@/features/dashboard/days';
import { useErrorText } from '@/graphql/useErrorText';
import { useT } from '@/i18n/useT';
import { Button, buttonClasses } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import type { OrderFilter, OrderOrder } from '../Orders.generated';
import { BYTE_ORDER_MARK } from './csv';
import type { Progress } from './exportOrders';
import { headerLine } from './orderColumns';
import { useOrdersExport } from './useOrdersExport';

interface Props {
  open: boolean;
  filter: OrderFilter;
  orderBy: OrderOrder;
  onClose: () => void;
}

/** Writes what the list shows, all its pages, into a file. */
export function ExportDialog({ open, onClose, filter, orderBy }: Props) {
  const t = useT();
  return (
    <Dialog open={open} onClose={onClose} title={t('orders.exportTitle')} description={t('orders.exportText')}>
      <Export filter={filter} orderBy={orderBy} onClose={onClose} />
    </Dialog>
  );
}

function Export({ filter, orderBy, onClose }: Omit<Props, 'open'>) {
  const t = useT();
  const errorText = useErrorText();
  const { progress, error, goOn } = useOrdersExport(filter, orderBy);
  if (progress.isComplete) return <Finished progress={progress} onClose={onClose} />;
  return (
    <div className="grid gap-4">
      <ProgressBar progress={progress} />
      {error && (
        <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-danger-ink">
          {errorText(error)} {t('orders.exportStopped', { count: progress.orders })}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        {error && (
          <Button look="primary" onClick={goOn}>
            {t('orders.exportGoOn')}
          </Button>
        )}
      </div>
    </div>
  );
}

function ProgressBar({ progress: { orders, total, waiting } }: { progress: Progress }) {
  const t = useT();
  // What is ordered meanwhile is exported too where it comes last, so there may be more than at first.
  const most = Math.max(total ?? 0, orders);
  const part = most > 0 ? orders / most : 0;
  const text = total === undefined ? t('ui.loading') : t('orders.exported', { count: orders, total: most });
  return (
    <div className="grid gap-2">
      <div
        role="progressbar"
        aria-label={t('orders.exportTitle')}
        aria-valuenow={Math.round(part * 100)}
        aria-valuetext={text}
        className="h-2 overflow-hidden rounded-full bg-sunken"
      >
        <div className="h-full rounded-full bg-accent transition-[width]" style={{ width: `${part * 100}%` }} />
      </div>
      <p className="text-muted tabular-nums">{text}</p>
      <p role="status" className="text-muted empty:hidden">
        {waiting !== undefined && t('orders.exportWaits', { seconds: waiting })}
      </p>
    </div>
  );
}

function Finished({ progress: { parts, orders }, onClose }: { progress: Progress; onClose: () => void }) {
  const t = useT();
  const [name] = useState(() => `orders-${dayOf(new Date())}.csv`);
  const [address, setAddress] = useState<string>();

  // The file is made once and saved at once; the link saves it again, where a browser asked and was refused.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language does not make another file.
  useEffect(() => {
    const file = new Blob([BYTE_ORDER_MARK, headerLine(t), ...parts], { type: 'text/csv;charset=utf-8' });
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [parts]);
  const save = (link: HTMLAnchorElement | null) => {
    if (!link || link.dataset.saved) return;
    link.dataset.saved = 'yes';
    link.click();
  };

  return (
    <div className="grid gap-4">
      <p role="status">{t('orders.exportDone', { count: orders, file: name })}</p>
      <p className="text-xs text-muted">{t('orders.exportApostrophe')}</p>
      <div className="flex flex-wrap justify-end gap-2">
        {address && (
          <a key={address} ref={save} href={address} download={name} className={buttonClasses()}>
            {t('orders.exportAgain')}
          </a>
        )}
        <Button look="primary" onClick={onClose}>
          {t('ui.close')}
        </Button>
      </div>
    </div>
  );
}
