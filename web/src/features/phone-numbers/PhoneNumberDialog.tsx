import { useT } from '@/i18n/useT';
import { Dialog } from '@/ui/Dialog';
import { toast } from '@/ui/toasts';
import { PhoneNumberForm } from './PhoneNumberForm';
import type { PhoneNumberRowFragment } from './PhoneNumbers.generated';

interface Props {
  open: boolean;
  /** The number that is changed; a new one is added without it. */
  phoneNumber?: PhoneNumberRowFragment | undefined;
  onClose: () => void;
}

export function PhoneNumberDialog({ open, phoneNumber, onClose }: Props) {
  const t = useT();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={phoneNumber ? t('phoneNumbers.edit') : t('phoneNumbers.add')}
      description={phoneNumber ? phoneNumber.numberFormatted : t('phoneNumbers.addText')}
    >
      <PhoneNumberForm
        phoneNumber={phoneNumber}
        onSaved={saved => {
          onClose();
          const id = phoneNumber ? 'phoneNumbers.saved' : 'phoneNumbers.added';
          toast(t(id, { number: saved.numberFormatted }));
        }}
      />
    </Dialog>
  );
}
