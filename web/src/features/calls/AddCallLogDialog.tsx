import { useNavigate } from '@tanstack/react-router';
import { useT } from '@/i18n/useT';
import { Dialog } from '@/ui/Dialog';
import { toast } from '@/ui/toasts';
import { AddCallLogForm } from './AddCallLogForm';

/** For calls that no telephony provider tells of. */
export function AddCallLogDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  return (
    <Dialog open={open} onClose={onClose} title={t('calls.add')} description={t('calls.addText')} wide>
      <AddCallLogForm
        onSaved={({ id, callerFormatted }) => {
          onClose();
          toast(t('calls.added', { number: callerFormatted }), {
            label: t('calls.open'),
            onClick: () => void navigate({ to: '/call-logs/$id', params: { id } }),
          });
        }}
      />
    </Dialog>
  );
}
