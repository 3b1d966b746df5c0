import { useState } from 'react';
import { useController } from 'react-hook-form';
import { useIntl } from 'react-intl';
import { useQuery } from 'urql';
import { useT } from '@/i18n/useT';
import { SHORTEST_SEARCH } from '@/list/listState';
import { asKept } from '@/list/phoneText';
import { Combobox } from '@/ui/Combobox';
import { DateTime } from '@/ui/DateTime';
import { Field } from '@/ui/Field';
import { useDebouncedCall } from '@/ui/useDebouncedCall';
import { type CallChoiceFragment, LinkableCallsDocument } from './Calls.generated';

/** Chooses the call that an order was taken in: of the latest, or of those that are found. Emptied, there is none. */
export function CallPicker({ initial }: { initial: CallChoiceFragment | null }) {
  const t = useT();
  const intl = useIntl();
  const { field, fieldState } = useController({ name: 'callId' });
  const labelOf = (call: CallChoiceFragment) =>
    [call.callerFormatted, intl.formatDate(call.startedAt, { dateStyle: 'medium', timeStyle: 'short' })].join(' · ');

  const [chosen, setChosen] = useState(initial);
  const [text, setText] = useState(initial ? labelOf(initial) : '');
  const [search, setSearch] = useState<string>();
  const ask = useDebouncedCall(setSearch, 250);
  const [{ data, error, fetching }] = useQuery({ query: LinkableCallsDocument, variables: { filter: { search } } });

  // Texts that are too short for the API, and the name of what is chosen, leave the latest as they are.
  function changeText(next: string) {
    setText(next);
    const isName = chosen !== null && next === labelOf(chosen);
    ask(!isName && next.trim().length >= SHORTEST_SEARCH ? asKept(next.trim()) : undefined);
  }

  return (
    <Field
      label={t('orders.call')}
      optional={t('form.optional')}
      hint={t('orders.callHint')}
      error={fieldState.error?.message}
    >
      {control => (
        <Combobox<CallChoiceFragment>
          control={control}
          inputRef={field.ref}
          items={data?.callLogs.nodes ?? []}
          selected={chosen}
          onSelect={call => {
            setChosen(call);
            setText(call ? labelOf(call) : '');
            field.onChange(call?.callId ?? '');
            setSearch(undefined);
          }}
          text={text}
          onText={changeText}
          idOf={({ id }) => id}
          labelOf={labelOf}
          render={call => (
            <span className="grid">
              <span className="flex items-baseline justify-between gap-3">
                <span className="font-medium tabular-nums">{call.callerFormatted}</span>
                <span className="text-xs text-muted">
                  <DateTime value={call.startedAt} />
                </span>
              </span>
              <span className="truncate text-xs text-muted">{call.agent?.name ?? t('orders.noAgent')}</span>
            </span>
          )}
          placeholder={t('orders.callPlaceholder')}
          empty={fetching ? t('ui.loading') : t(error ? 'orders.callsFailed' : 'list.nothingFound')}
        />
      )}
    </Field>
  );
}
