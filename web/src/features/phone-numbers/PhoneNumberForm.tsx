import { useMutation } from 'urql';
import * as v from 'valibot';
import { Form } from '@/forms/Form';
import { SelectField, TextField } from '@/forms/fields';
import { useApiForm } from '@/forms/useApiForm';
import { useIdempotencyKey } from '@/forms/useIdempotencyKey';
import { PhoneNumberProvider, PhoneNumberStatus } from '@/graphql/enums.generated';
import type { MessageId } from '@/i18n/catalogues';
import { useT } from '@/i18n/useT';
import { DialogCancel } from '@/ui/Dialog';
import {
  CreatePhoneNumberDocument,
  type PhoneNumberRowFragment,
  UpdatePhoneNumberDocument,
} from './PhoneNumbers.generated';

const message = (id: MessageId) => id;

const schema = v.object({
  number: v.pipe(v.string(), v.trim(), v.nonEmpty(message('form.required'))),
  label: v.pipe(v.string(), v.trim(), v.maxLength(100, message('form.tooLong'))),
  provider: v.picklist(Object.values(PhoneNumberProvider)),
  status: v.picklist(Object.values(PhoneNumberStatus)),
});

interface Props {
  phoneNumber?: PhoneNumberRowFragment | undefined;
  onSaved: (saved: PhoneNumberRowFragment) => void;
}

export function PhoneNumberForm({ phoneNumber, onSaved }: Props) {
  const t = useT();
  const [, create] = useMutation(CreatePhoneNumberDocument);
  const [, update] = useMutation(UpdatePhoneNumberDocument);
  const keyFor = useIdempotencyKey();

  const form = useApiForm({
    schema,
    defaultValues: {
      number: phoneNumber?.number ?? '',
      label: phoneNumber?.label ?? '',
      // The API's defaults, told before it is asked.
      provider: phoneNumber?.provider ?? PhoneNumberProvider.Knowlarity,
      status: phoneNumber?.status ?? PhoneNumberStatus.Active,
    },
    submit: async values => {
      const input = { ...values, label: values.label || null };
      if (phoneNumber) {
        const { data, error } = await update({ id: phoneNumber.id, input });
        return { payload: data?.updatePhoneNumber, error };
      }
      const { data, error } = await create({ input: { ...input, idempotencyKey: keyFor(input) } });
      return { payload: data?.createPhoneNumber, error };
    },
    onDone: payload => payload.phoneNumber && onSaved(payload.phoneNumber),
  });

  return (
    <Form form={form} submitLabel={phoneNumber ? t('ui.save') : t('phoneNumbers.add')} actions={<DialogCancel />}>
      <TextField
        name="number"
        type="tel"
        autoComplete="off"
        label={t('phoneNumbers.number')}
        hint={t('phoneNumbers.numberHint')}
      />
      <TextField name="label" label={t('phoneNumbers.label')} hint={t('phoneNumbers.labelHint')} optional />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="provider"
          label={t('phoneNumbers.provider')}
          choices={Object.values(PhoneNumberProvider).map(value => ({ value, label: t(`enum.provider.${value}`) }))}
        />
        <SelectField
          name="status"
          label={t('phoneNumbers.status')}
          choices={Object.values(PhoneNumberStatus).map(value => ({
            value,
            label: t(`enum.phoneNumberStatus.${value}`),
          }))}
        />
      </div>
    </Form>
  );
}
