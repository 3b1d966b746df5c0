import { AlertDialog } from '@base-ui/react/alert-dialog';
import { type ReactNode, useRef } from 'react';
import { useT } from '@/i18n/useT';
import { Button } from './Button';
import { backdrop, popup } from './Dialog';

interface Props {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What follows from it, named. */
  children: ReactNode;
  confirmLabel: string;
  /** What the way back is called, where it is not simply to cancel. */
  cancelLabel?: string;
  onConfirm: () => void;
  busy?: boolean;
  error?: string | undefined;
  /** What has the focus afterwards, where it is not what had it before. */
  finalFocus?: () => HTMLElement | null | undefined;
}

export function ConfirmDialog(props: Props) {
  const { open, onClose, title, children, confirmLabel, cancelLabel, onConfirm, busy, error, finalFocus } = props;
  const t = useT();
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <AlertDialog.Root open={open} onOpenChange={isOpen => !isOpen && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop forceRender className={backdrop} />
        <AlertDialog.Popup
          initialFocus={cancel}
          finalFocus={finalFocus && (() => finalFocus() ?? true)}
          className={popup}
        >
          <AlertDialog.Title className="text-base font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="mt-2 text-muted">
            {children}
          </AlertDialog.Description>
          {error && (
            <p role="alert" className="mt-3 rounded-md bg-danger-soft px-3 py-2 text-danger-ink">
              {error}
            </p>
          )}
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <AlertDialog.Close render={<Button ref={cancel} />}>{cancelLabel ?? t('ui.cancel')}</AlertDialog.Close>
            <Button look="danger" busy={busy ?? false} onClick={onConfirm}>
              {confirmLabel}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
