import { useWatch } from 'react-hook-form';
import { useMutation } from 'urql';
import * as v from 'valibot';
import { Form } from '@/forms/Form';
import { TextareaField, TextField } from '@/forms/fields';
import { useApiForm } from '@/forms/useApiForm';
import { useIdempotencyKey } from '@/forms/useIdempotencyKey';
import type { MessageId } from '@/i18n/catalogues';
import { useT } from '@/i18n/useT';
import { DialogCancel } from '@/ui/Dialog';
import { CallPicker } from './CallPicker';
import type { CallChoiceFragment } from './Calls.generated';
import { CreateOrderDocument, type OrderRowFragment, UpdateOrderDocument } from './Orders.generated';

const message = (id: MessageId) => id;
const LONGEST_DETAILS = 10_000;

/** Characters as the API counts them: one that JavaScript writes with two units is one. */
const charactersOf = (text: string) => Array.from(text).length;

const text = (longest: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.check(value => charactersOf(value) <= longest, message('form.tooLong')),
  );
const neededText = (longest: number) => v.pipe(text(longest), v.nonEmpty(message('form.required')));

const schema = v.object({
  customerName: neededText(200),
  phone: neededText(128),
  details: neededText(LONGEST_DETAILS),
  address: text(1_000),
  callId: v.string(),
});

type Values = v.InferOutput<typeof schema>;

/** Only what was changed is sent, so that what somebody else changes meanwhile stays; what was emptied is null. */
const changesOf = (values: Values, before: Values) =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([name, value]) => value !== before[name as keyof Values])
      .map(([name, value]) => [name, value || null]),
  );

/** The customer of a call is whoever is not us. */
const customerOf = (call: CallChoiceFragment | undefined) =>
  (call?.direction === 'OUTBOUND' ? call.callee : call?.caller) ?? '';

interface Props {
  order?: OrderRowFragment | undefined;
  /** The call that a new order is taken in. */
  call?: CallChoiceFragment | undefined;
  onSaved: (saved: OrderRowFragment) => void;
}

export function OrderForm({ order, call, onSaved }: Props) {
  const t = useT();
  const [, create] = useMutation(CreateOrderDocument);
  const [, update] = useMutation(UpdateOrderDocument);
  const keyFor = useIdempotencyKey();

  const before: Values = {
    customerName: order?.customerName ?? '',
    phone: order?.phone ?? customerOf(call),
    details: order?.details ?? '',
    address: order?.address ?? '',
    callId: order?.callId ?? call?.callId ?? '',
  };
  const form = useApiForm({
    schema,
    defaultValues: before,
    submit: async values => {
      if (order) {
        const { data, error } = await update({ id: order.id, input: changesOf(values, before) });
        return { payload: data?.updateOrder, error };
      }
      const input = { ...values, address: values.address || null, callId: values.callId || null };
      const { data, error } = await create({ input: { ...input, idempotencyKey: keyFor(input) } });
      return { payload: data?.createOrder, error };
    },
    onDone: payload => payload.order && onSaved(payload.order),
  });

  const details = charactersOf(useWatch({ control: form.methods.control, name: 'details' }));
  return (
    <Form form={form} submitLabel={order ? t('ui.save') : t('orders.add')} actions={<DialogCancel />}>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField name="customerName" autoComplete="off" label={t('orders.customerName')} />
        <TextField name="phone" type="tel" autoComplete="off" label={t('orders.phone')} hint={t('orders.phoneHint')} />
      </div>
      <TextareaField
        name="details"
        rows={5}
        label={t('orders.details')}
        hint={
          <span className={details > LONGEST_DETAILS ? 'font-medium text-danger-ink' : ''}>
            {t('orders.characters', { count: details, most: LONGEST_DETAILS })}
          </span>
        }
      />
      <TextareaField name="address" rows={2} label={t('orders.address')} optional />
      <CallPicker initial={order?.callLog ?? call ?? null} />
    </Form>
  );
}
