import { useState } from 'react';
import { useController } from 'react-hook-form';
import { type IntlShape, useIntl } from 'react-intl';
import { useQuery } from 'urql';
import { type Choice, type Choices, Picker } from '@/forms/Picker';
import { useT } from '@/i18n/useT';
import { DateTime } from '@/ui/DateTime';
import { type CallChoiceFragment, LinkableCallsDocument } from './Calls.generated';

interface CallChoice extends Choice {
  call: CallChoiceFragment;
}

const choiceOf = (call: CallChoiceFragment, intl: IntlShape): CallChoice => ({
  id: call.id,
  label: [call.callerFormatted, intl.formatDate(call.startedAt, { dateStyle: 'medium', timeStyle: 'short' })].join(
    ' · ',
  ),
  detail: call.agent?.name ?? null,
  call,
});

function useCalls(search: string | undefined): Choices<CallChoice> {
  const intl = useIntl();
  const [{ data, fetching, error }] = useQuery({ query: LinkableCallsDocument, variables: { filter: { search } } });
  return { choices: data?.callLogs.nodes.map(call => choiceOf(call, intl)), fetching, hasFailed: error !== undefined };
}

/** Chooses the call that an order was taken in: of the latest, or of those that are found. */
export function CallPicker({ initial }: { initial: CallChoiceFragment | null }) {
  const t = useT();
  const intl = useIntl();
  const { field, fieldState } = useController({ name: 'callId' });
  const [chosen, setChosen] = useState(() => initial && choiceOf(initial, intl));
  return (
    <Picker
      label={t('orders.call')}
      optional={t('form.optional')}
      hint={t('orders.callHint')}
      error={fieldState.error?.message}
      inputRef={field.ref}
      value={chosen}
      onChange={choice => {
        setChosen(choice);
        field.onChange(choice?.call.callId ?? '');
      }}
      useChoices={useCalls}
      render={({ call, detail }) => (
        <span className="grid">
          <span className="flex items-baseline justify-between gap-3">
            <span className="font-medium tabular-nums">{call.callerFormatted}</span>
            <span className="text-xs text-muted">
              <DateTime value={call.startedAt} />
            </span>
          </span>
          <span className="truncate text-xs text-muted">{detail ?? t('orders.noAgent')}</span>
        </span>
      )}
      placeholder={t('orders.callPlaceholder')}
    />
  );
}
