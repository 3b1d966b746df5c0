import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useMutation } from 'urql';
import * as v from 'valibot';
import { Form } from '@/forms/Form';
import { SelectField, TextField } from '@/forms/fields';
import { useApiForm } from '@/forms/useApiForm';
import { CallStatus } from '@/graphql/enums.generated';
import { useT } from '@/i18n/useT';
import { DialogCancel } from '@/ui/Dialog';
import { UpdateCallLogDocument } from './CallLog.generated';
import { callInput, callSchema, DurationField, MomentField, momentOf, PickerField } from './callFields';
import { callStatuses, isFinal } from './callStatuses';
import { toLocalInput, writeDuration } from './duration';
import type { Call } from './useCallLog';

// In the order of the form, so that the focus goes to the uppermost mistake.
const schema = v.object({
  status: v.picklist(Object.values(CallStatus)),
  callee: callSchema.callee,
  durationSeconds: callSchema.durationSeconds,
  endedAt: v.string(),
  agentId: callSchema.agentId,
  phoneNumberId: callSchema.phoneNumberId,
});

type Values = v.InferOutput<typeof schema>;

const valuesOf = ({ status, callee, durationSeconds, endedAt, agent, phoneNumber }: Call): Values => ({
  status,
  callee: callee ?? '',
  durationSeconds: writeDuration(durationSeconds),
  endedAt: endedAt ? toLocalInput(endedAt) : '',
  agentId: agent && { id: agent.id, label: agent.name },
  phoneNumberId: phoneNumber && { id: phoneNumber.id, label: phoneNumber.numberFormatted },
});

/** The fields that were changed here: what the telephony provider writes meanwhile into the others stays. */
function changesOf(values: Values, before: Values) {
  const { endedAt, status, ...rest } = values;
  const input = { ...callInput(rest), status, endedAt: isFinal(status) ? momentOf(endedAt) : undefined };
  const isChanged = (name: string) => {
    const [now, then] = [values, before].map(of => of[name as keyof Values]);
    return typeof now === 'object' || typeof then === 'object'
      ? (now as Values['agentId'])?.id !== (then as Values['agentId'])?.id
      : now !== then;
  };
  return Object.fromEntries(
    Object.entries(input).filter(([name, value]) => value !== undefined && isChanged(name)),
  ) as Partial<typeof input>;
}

interface Props {
  call: Call;
  onSaved: () => void;
}

export function EditCallLogForm({ call, onSaved }: Props) {
  const t = useT();
  const [, update] = useMutation(UpdateCallLogDocument);
  const [before] = useState(() => valuesOf(call));
  // As it is now, not as it was when the form was opened: the call may end meanwhile.
  const isOver = isFinal(call.status);

  const form = useApiForm({
    schema,
    defaultValues: before,
    submit: async values => {
      const { data, error } = await update({ id: call.id, input: changesOf(values, before) });
      return { payload: data?.updateCallLog, error };
    },
    onDone: onSaved,
  });
  const chosen = useWatch({ control: form.methods.control, name: 'status' });
  const statuses = isOver ? [call.status] : callStatuses;

  return (
    <Form form={form} submitLabel={t('ui.save')} actions={<DialogCancel />}>
      <div className="grid gap-4 sm:grid-cols-2 sm:items-start">
        <SelectField
          name="status"
          label={t('calls.status')}
          hint={isOver ? t('calls.statusFinal') : t('calls.statusHint')}
          choices={statuses.map(value => ({ value, label: t(`enum.callStatus.${value}`) }))}
        />
        <TextField name="callee" type="tel" autoComplete="off" maxLength={128} label={t('calls.callee')} optional />
        <DurationField />
        {isFinal(chosen) && <MomentField name="endedAt" label={t('calls.endedAt')} hint={t('calls.endedAtHint')} />}
        <PickerField name="agentId" label={t('calls.agent')} />
        <PickerField name="phoneNumberId" label={t('calls.number')} />
      </div>
    </Form>
  );
}
