import { useState } from 'react';
import { useQuery } from 'urql';
import { useT } from '@/i18n/useT';
import { SHORTEST_SEARCH } from '@/list/listState';
import { Combobox } from '@/ui/Combobox';
import { Field } from '@/ui/Field';
import { useDebouncedCall } from '@/ui/useDebouncedCall';
import { CallLogAgentsDocument, CallLogPhoneNumbersDocument } from './Pickers.generated';

/** An agent or a phone number, as far as it has to be known to be chosen. */
export interface Choice {
  id: string;
  label: string;
  /** What else it can be recognised by. */
  detail?: string | null;
}

interface Props {
  label: string;
  value: Choice | null;
  onChange: (choice: Choice | null) => void;
  hint?: string;
  error?: string | undefined;
  optional?: string | undefined;
}

/** What is typed, and what of it the API is asked for: the name of the choice itself is no question. */
function useTyped(value: Choice | null) {
  const [text, setText] = useState(value?.label ?? '');
  const [search, setSearch] = useState<string>();
  const ask = useDebouncedCall(setSearch, 250);
  const type = (next: string) => {
    setText(next);
    const asked = next.trim();
    ask(asked.length >= SHORTEST_SEARCH && asked !== value?.label ? asked : undefined);
  };
  return { text, search, type };
}

interface BoxProps extends Props {
  typed: ReturnType<typeof useTyped>;
  choices: readonly Choice[] | undefined;
  placeholder: string;
  fetching: boolean;
}

function Box({ label, value, onChange, hint, error, optional, typed, choices, placeholder, fetching }: BoxProps) {
  const t = useT();
  const { text, search, type } = typed;
  const part = text.trim().toLowerCase();
  // Texts that are too short for the API are looked for in what has come; the API knows better how a number may be written.
  const isAnswer = search !== undefined || part === value?.label.toLowerCase();
  const found = (choices ?? []).filter(
    ({ label, detail }) => isAnswer || [label, detail].some(own => own?.toLowerCase().includes(part)),
  );
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {control => (
        <Combobox<Choice>
          control={control}
          items={found}
          selected={value}
          onSelect={choice => {
            onChange(choice);
            type(choice?.label ?? '');
          }}
          text={text}
          onText={type}
          idOf={({ id }) => id}
          labelOf={choice => choice.label}
          render={({ label, detail }) => (
            <span className="flex items-center justify-between gap-3">
              <span className="min-w-0 truncate">{label}</span>
              {detail && <span className="max-w-40 truncate text-xs text-muted">{detail}</span>}
            </span>
          )}
          placeholder={placeholder}
          empty={fetching ? t('ui.loading') : t('list.nothingFound')}
        />
      )}
    </Field>
  );
}

export function AgentPicker(props: Props) {
  const t = useT();
  const typed = useTyped(props.value);
  const [{ data, fetching }] = useQuery({
    query: CallLogAgentsDocument,
    variables: { filter: { search: typed.search } },
  });
  const choices = data?.agents.nodes.map(({ id, name }) => ({ id, label: name }));
  return (
    <Box {...props} typed={typed} choices={choices} fetching={fetching} placeholder={t('calls.agentPlaceholder')} />
  );
}

export function PhoneNumberPicker(props: Props) {
  const t = useT();
  const typed = useTyped(props.value);
  const [{ data, fetching }] = useQuery({
    query: CallLogPhoneNumbersDocument,
    variables: { filter: { search: typed.search } },
  });
  const choices = data?.phoneNumbers.nodes.map(({ id, numberFormatted, label }) => ({
    id,
    label: numberFormatted,
    detail: label,
  }));
  return (
    <Box {...props} typed={typed} choices={choices} fetching={fetching} placeholder={t('calls.numberPlaceholder')} />
  );
}
