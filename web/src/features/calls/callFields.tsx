import { get, useController, useFormContext } from 'react-hook-form';
import * as v from 'valibot';
import { TextField } from '@/forms/fields';
import type { Choice } from '@/forms/Picker';
import type { MessageId } from '@/i18n/catalogues';
import { useT } from '@/i18n/useT';
import { fromLocalInput, LONGEST_CALL, readDuration } from './duration';
import { AgentPicker, PhoneNumberPicker } from './pickers';
import { useZoneName } from './useZoneName';

const message = (id: MessageId) => id;
const choice = v.nullable(v.object({ id: v.string(), label: v.string() }));
const LONGEST_PARTY = 128;

/** What the forms of a call have in common. Both ends of a call may be other than numbers, so the API alone judges them. */
export const callSchema = {
  callee: v.pipe(v.string(), v.trim(), v.maxLength(LONGEST_PARTY, message('form.tooLong'))),
  durationSeconds: v.pipe(
    v.string(),
    v.check(text => readDuration(text) !== undefined, message('calls.durationInvalid')),
    v.check(text => (readDuration(text) ?? 0) <= LONGEST_CALL, message('calls.durationTooLong')),
  ),
  agentId: choice,
  phoneNumberId: choice,
};

export const requiredText = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty(message('form.required')),
  v.maxLength(LONGEST_PARTY, message('form.tooLong')),
);

/** What was typed, as the API takes it. A picker's choice is known by its id, and nothing typed is null. */
export const callInput = (values: {
  callee: string;
  durationSeconds: string;
  agentId: Choice | null;
  phoneNumberId: Choice | null;
}) => ({
  callee: values.callee || null,
  durationSeconds: readDuration(values.durationSeconds) ?? 0,
  agentId: values.agentId?.id ?? null,
  phoneNumberId: values.phoneNumberId?.id ?? null,
});

/** The moment that a `datetime-local` field says; undefined where it was left empty. */
export const momentOf = (text: string) => (text ? fromLocalInput(text) : undefined);

export function DurationField() {
  const t = useT();
  return (
    <TextField
      name="durationSeconds"
      autoComplete="off"
      placeholder="4:05"
      label={t('calls.duration')}
      hint={t('calls.durationHint')}
    />
  );
}

export function MomentField({ name, label, hint }: { name: string; label: string; hint: string }) {
  const t = useT();
  const zone = useZoneName();
  return (
    <TextField name={name} type="datetime-local" label={label} hint={t('calls.momentHint', { hint, zone })} optional />
  );
}

interface PickerFieldProps {
  name: 'agentId' | 'phoneNumberId';
  label: string;
}

export function PickerField({ name, label }: PickerFieldProps) {
  const t = useT();
  const { formState } = useFormContext();
  const { field } = useController({ name });
  const mistake = get(formState.errors, name) as { message?: string } | undefined;
  const Picker = name === 'agentId' ? AgentPicker : PhoneNumberPicker;
  return (
    <Picker
      label={label}
      optional={t('form.optional')}
      value={field.value as Choice | null}
      onChange={field.onChange}
      error={mistake?.message}
    />
  );
}
