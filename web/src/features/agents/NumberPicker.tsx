import { Link } from '@tanstack/react-router';
import { type Ref, useState } from 'react';
import { useQuery } from 'urql';
import { useT } from '@/i18n/useT';
import { SHORTEST_SEARCH } from '@/list/listState';
import { asKept } from '@/list/phoneText';
import { Combobox } from '@/ui/Combobox';
import { Field } from '@/ui/Field';
import { PhoneNumberText } from '@/ui/PhoneNumberText';
import { useDebouncedCall } from '@/ui/useDebouncedCall';
import { type LinkableNumberFragment, LinkableNumbersDocument } from './LinkNumbers.generated';

/** How many numbers the API lets an agent have. */
export const MOST_NUMBERS = 100;

interface Props {
  label: string;
  hint: string;
  error?: string | undefined;
  optional?: string | undefined;
  inputRef: Ref<HTMLInputElement>;
  /** Those that are chosen already. */
  without: readonly string[];
  busy?: boolean;
  onPick: (number: LinkableNumberFragment) => void;
}

/** Finds a phone number by a part of it or of its label. */
export function NumberPicker({ label, hint, error, optional, inputRef, without, busy = false, onPick }: Props) {
  const t = useT();
  const [text, setText] = useState('');
  const [search, setSearch] = useState<string>();
  const ask = useDebouncedCall((next: string) => setSearch(next.length >= SHORTEST_SEARCH ? next : undefined), 250);
  const [{ data, fetching }] = useQuery({ query: LinkableNumbersDocument, variables: { filter: { search } } });

  // Texts that are too short for the API are looked for in what has come.
  const wanted = asKept(text.trim(), 1).toLowerCase();
  const isTooShort = wanted.length > 0 && wanted.length < SHORTEST_SEARCH;
  const matches = ({ number, label: itsLabel }: LinkableNumberFragment) =>
    number.includes(wanted) || (itsLabel ?? '').toLowerCase().includes(wanted);
  const found = (data?.phoneNumbers.nodes ?? []).filter(number => !without.includes(number.id) && matches(number));

  if (data !== undefined && search === undefined && data.phoneNumbers.nodes.length === 0) {
    return (
      <p className="text-muted">
        {t('agents.noNumbers')}{' '}
        <Link to="/phone-numbers" search={{ dialog: 'new' }} className="font-medium text-accent-ink underline">
          {t('agents.addNumber')}
        </Link>
      </p>
    );
  }
  if (without.length >= MOST_NUMBERS) return <p className="text-muted">{t('agents.numbersFull')}</p>;
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {control => (
        <Combobox<LinkableNumberFragment>
          control={control}
          inputRef={inputRef}
          items={found}
          selected={null}
          onSelect={number => {
            if (!number || busy) return;
            onPick(number);
            setText('');
            setSearch(undefined);
          }}
          text={text}
          onText={next => {
            setText(next);
            ask(asKept(next.trim(), 1));
          }}
          idOf={({ id }) => id}
          labelOf={({ numberFormatted }) => numberFormatted}
          render={({ number, numberFormatted, label: itsLabel }) => (
            <span className="flex items-center justify-between gap-3">
              <PhoneNumberText formatted={numberFormatted} e164={number} />
              <span className="min-w-0 truncate text-xs text-muted">{itsLabel}</span>
            </span>
          )}
          placeholder={t('agents.numberPlaceholder')}
          empty={fetching ? t('ui.loading') : t(isTooShort ? 'list.searchTooShort' : 'list.nothingFound')}
        />
      )}
    </Field>
  );
}
