import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMutation } from 'urql';
import * as v from 'valibot';
import { Form } from '@/forms/Form';
import { SelectField, TextField } from '@/forms/fields';
import { useApiForm } from '@/forms/useApiForm';
import { CallDirection, CallStatus } from '@/graphql/enums.generated';
import { useT } from '@/i18n/useT';
import { DialogCancel } from '@/ui/Dialog';
import { CreateCallLogDocument } from './CallLog.generated';
import type { CallLogRowFragment } from './CallLogs.generated';
import { callInput, callSchema, DurationField, MomentField, momentOf, PickerField, requiredText } from './callFields';
import { callStatuses } from './callStatuses';

// In the order of the form, so that the focus goes to the uppermost mistake.
const schema = v.object({
  callId: requiredText,
  caller: requiredText,
  callee: callSchema.callee,
  direction: v.picklist(Object.values(CallDirection)),
  status: v.picklist(Object.values(CallStatus)),
  startedAt: v.string(),
  durationSeconds: callSchema.durationSeconds,
  agentId: callSchema.agentId,
  phoneNumberId: callSchema.phoneNumberId,
});

interface Props {
  onSaved: (saved: CallLogRowFragment) => void;
}

/** A call that is logged by hand. Its id is what makes it one call: no other key guards against logging it twice. */
export function AddCallLogForm({ onSaved }: Props) {
  const t = useT();
  const [, create] = useMutation(CreateCallLogDocument);
  const [takenId, setTakenId] = useState<string>();

  const form = useApiForm({
    schema,
    defaultValues: {
      callId: '',
      caller: '',
      callee: '',
      // The API's defaults, told before it is asked.
      direction: CallDirection.Inbound,
      status: CallStatus.Completed,
      startedAt: '',
      durationSeconds: '0:00',
      agentId: null,
      phoneNumberId: null,
    },
    submit: async values => {
      const { callId, caller, direction, status } = values;
      const startedAt = momentOf(values.startedAt);
      const { data, error } = await create({
        input: { callId, caller, direction, status, ...callInput(values), ...(startedAt && { startedAt }) },
      });
      const isTaken = data?.createCallLog.userErrors.some(({ code }) => code === 'TAKEN');
      setTakenId(isTaken ? callId : undefined);
      return { payload: data?.createCallLog, error };
    },
    onDone: payload => payload.callLog && onSaved(payload.callLog),
  });

  const directions = Object.values(CallDirection);
  return (
    <Form form={form} submitLabel={t('calls.add')} actions={<DialogCancel />}>
      <TextField
        name="callId"
        autoComplete="off"
        maxLength={128}
        label={t('calls.callId')}
        hint={t('calls.callIdHint')}
      />
      {takenId !== undefined && (
        <p role="status" className="-mt-2 rounded-md bg-warning-soft px-3 py-2 text-sm text-warning-ink">
          {t('calls.taken')}{' '}
          <Link to="/call-logs/$id" params={{ id: takenId }} className="font-medium underline">
            {t('calls.openTaken')}
          </Link>
        </p>
      )}
      <div className="grid gap-4 sm:grid-cols-2 sm:items-start">
        <TextField
          name="caller"
          type="tel"
          autoComplete="off"
          maxLength={128}
          label={t('calls.caller')}
          hint={t('calls.callerHint')}
        />
        <TextField
          name="callee"
          type="tel"
          autoComplete="off"
          maxLength={128}
          label={t('calls.callee')}
          hint={t('calls.calleeHint')}
          optional
        />
        <SelectField
          name="direction"
          label={t('calls.direction')}
          choices={directions.map(value => ({ value, label: t(`enum.callDirection.${value}`) }))}
        />
        <SelectField
          name="status"
          label={t('calls.status')}
          choices={callStatuses.map(value => ({ value, label: t(`enum.callStatus.${value}`) }))}
        />
        <MomentField name="startedAt" label={t('calls.startedAt')} hint={t('calls.startedAtHint')} />
        <DurationField />
        <PickerField name="agentId" label={t('calls.agent')} />
        <PickerField name="phoneNumberId" label={t('calls.number')} />
      </div>
    </Form>
  );
}
