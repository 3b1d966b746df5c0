import { useMutation } from 'urql';
import { useDeletion } from '@/forms/useDeletion';
import { useT } from '@/i18n/useT';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import {
  DeletePhoneNumberDocument,
  type PhoneNumberRowFragment,
  RestorePhoneNumberDocument,
} from './PhoneNumbers.generated';

interface Props {
  open: boolean;
  phoneNumber: PhoneNumberRowFragment | undefined;
  onClose: () => void;
}

/** Asks first, because calls stop being answered at once; and offers to undo it, which the API can for 30 days. */
export function DeletePhoneNumber({ open, phoneNumber, onClose }: Props) {
  const t = useT();
  const [, remove] = useMutation(DeletePhoneNumberDocument);
  const [, restore] = useMutation(RestorePhoneNumberDocument);
  const number = phoneNumber?.numberFormatted ?? '';

  const deletion = useDeletion({
    remove: async id => {
      const { data, error } = await remove({ id });
      return { payload: data?.deletePhoneNumber, error };
    },
    restore: async id => {
      const { data, error } = await restore({ id });
      return { payload: data?.restorePhoneNumber, error };
    },
    deletedText: t('phoneNumbers.deleted', { number }),
    restoredText: t('phoneNumbers.restored', { number }),
    onDone: onClose,
  });

  return (
    <ConfirmDialog
      open={open}
      onClose={() => {
        deletion.reset();
        onClose();
      }}
      title={t('phoneNumbers.deleteTitle', { number })}
      confirmLabel={t('ui.delete')}
      onConfirm={() => phoneNumber && deletion.run(phoneNumber.id)}
      busy={deletion.busy}
      error={deletion.problem}
      finalFocus={deletion.finalFocus}
    >
      {t('phoneNumbers.deleteText', { count: phoneNumber?.linkedAgents.length ?? 0 })}
    </ConfirmDialog>
  );
}
