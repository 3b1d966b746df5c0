import { useT } from '@/i18n/useT';
import { Dialog } from '@/ui/Dialog';
import { toast } from '@/ui/toasts';
import { EditCallLogForm } from './EditCallLogForm';
import type { Call } from './useCallLog';

interface Props {
  open: boolean;
  call: Call;
  onClose: () => void;
}

export function EditCallLogDialog({ open, call, onClose }: Props) {
  const t = useT();
  return (
    <Dialog open={open} onClose={onClose} title={t('calls.edit')} description={t('calls.editText')} wide>
      <EditCallLogForm
        call={call}
        onSaved={() => {
          onClose();
          toast(t('calls.saved'));
        }}
      />
    </Dialog>
  );
}
