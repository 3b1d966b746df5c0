import { type ReactNode, type Ref, useState } from 'react';
import { useT } from '@/i18n/useT';
import { SHORTEST_SEARCH } from '@/list/listState';
import { asKept } from '@/list/phoneText';
import { Combobox } from '@/ui/Combobox';
import { Field } from '@/ui/Field';
import { useDebouncedCall } from '@/ui/useDebouncedCall';

/** Something that another thing belongs to, as far as it has to be known to be chosen. */
export interface Choice {
  id: string;
  label: string;
  /** What else it can be recognised by. */
  detail?: string | null;
}

export interface Choices<Chosen extends Choice> {
  /** Undefined while nothing has come yet. */
  choices: readonly Chosen[] | undefined;
  fetching: boolean;
  hasFailed: boolean;
}

interface Props<Chosen extends Choice> {
  label: string;
  hint?: string;
  error?: string | undefined;
  optional?: string | undefined;
  placeholder: string;
  inputRef?: Ref<HTMLInputElement>;
  value: Chosen | null;
  /** Emptied, there is none. */
  onChange: (choice: Chosen | null) => void;
  /** Asks the API for what matches; without a text, for what comes first. */
  useChoices: (search: string | undefined) => Choices<Chosen>;
  render?: (choice: Chosen) => ReactNode;
}

/** Chooses one of what the API finds. */
export function Picker<Chosen extends Choice>(props: Props<Chosen>) {
  const { value, onChange, useChoices, render = (choice: Choice) => <ChoiceText {...choice} /> } = props;
  const t = useT();
  const [text, setText] = useState(value?.label ?? '');
  const [search, setSearch] = useState<string>();
  const ask = useDebouncedCall(setSearch, 250);
  const { choices = [], fetching, hasFailed } = useChoices(search);

  // Texts that are too short for the API, and the name of what is chosen, are no question.
  function questionIn(typed: string, chosen = value) {
    const asked = typed.trim();
    return asked.length >= SHORTEST_SEARCH && asked !== chosen?.label ? asKept(asked) : undefined;
  }
  function type(next: string, chosen = value) {
    setText(next);
    ask(questionIn(next, chosen));
  }
  // What was found for an earlier text must not be chosen for this one: until the answer is there, as for texts that are too short, only
  // what visibly fits is offered. Of its own answer the API knows better how a number may be written.
  const question = questionIn(text);
  const isOnItsWay = fetching || search !== question;
  const part = text.trim().toLowerCase();
  const isAnswer = (question !== undefined && !isOnItsWay) || part === value?.label.toLowerCase();
  const found = choices.filter(
    ({ label, detail }) => isAnswer || [label, detail].some(own => own?.toLowerCase().includes(part)),
  );

  return (
    <Field label={props.label} hint={props.hint} error={props.error} optional={props.optional}>
      {control => (
        <Combobox<Chosen>
          control={control}
          {...(props.inputRef && { inputRef: props.inputRef })}
          items={found}
          selected={value}
          onSelect={choice => {
            onChange(choice);
            type(choice?.label ?? '', choice);
          }}
          text={text}
          onText={type}
          idOf={({ id }) => id}
          labelOf={({ label }) => label}
          render={render}
          placeholder={props.placeholder}
          empty={isOnItsWay ? t('ui.loading') : t(hasFailed ? 'list.choicesFailed' : 'list.nothingFound')}
        />
      )}
    </Field>
  );
}

function ChoiceText({ label, detail }: Choice) {
  return (
    <span className="flex items-center justify-between gap-3">
      <span className="min-w-0 truncate">{label}</span>
      {detail && <span className="max-w-40 truncate text-xs text-muted">{detail}</span>}
    </span>
  );
}
