import { useMutation } from 'urql';
import { useDeletion } from '@/forms/useDeletion';
import { useT } from '@/i18n/useT';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { DeleteAgentDocument, RestoreAgentDocument } from './Agents.generated';

interface Props {
  open: boolean;
  agent: { id: string; name: string; linkedPhones: readonly unknown[] } | undefined;
  onClose: () => void;
  /** Before the dialog closes. */
  onDeleted?: () => void;
}

/** Asks first, because calls stop being answered at once; and offers to undo it, which the API can for 30 days. */
export function DeleteAgent({ open, agent, onClose, onDeleted }: Props) {
  const t = useT();
  const [, remove] = useMutation(DeleteAgentDocument);
  const [, restore] = useMutation(RestoreAgentDocument);
  const name = agent?.name ?? '';

  const deletion = useDeletion({
    remove: async id => {
      const { data, error } = await remove({ id });
      return { payload: data?.deleteAgent, error };
    },
    restore: async id => {
      const { data, error } = await restore({ id });
      return { payload: data?.restoreAgent, error };
    },
    deletedText: t('agents.deleted', { name }),
    restoredText: t('agents.restored', { name }),
    onDone: () => {
      onDeleted?.();
      onClose();
    },
  });

  return (
    <ConfirmDialog
      open={open}
      onClose={() => {
        deletion.reset();
        onClose();
      }}
      title={t('agents.deleteTitle', { name })}
      confirmLabel={t('ui.delete')}
      onConfirm={() => agent && deletion.run(agent.id)}
      busy={deletion.busy}
      error={deletion.problem}
      finalFocus={deletion.finalFocus}
    >
      {t('agents.deleteText', { count: agent?.linkedPhones.length ?? 0 })}
    </ConfirmDialog>
  );
}
