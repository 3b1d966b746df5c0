import { useT } from '@/i18n/useT';
import { ConfirmDialog } from '@/ui/ConfirmDialog';

interface Props {
  open: boolean;
  onStay: () => void;
  onLeave: () => void;
}

/** Asks before a page with unsaved text is left. */
export function LeaveDialog({ open, onStay, onLeave }: Props) {
  const t = useT();
  return (
    <ConfirmDialog
      open={open}
      onClose={onStay}
      title={t('agents.leaveTitle')}
      confirmLabel={t('agents.leave')}
      cancelLabel={t('agents.stay')}
      onConfirm={onLeave}
    >
      {t('agents.leaveText')}
    </ConfirmDialog>
  );
}
