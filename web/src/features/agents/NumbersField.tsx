import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { useQuery } from 'urql';
import { useField } from '@/forms/fields';
import { useT } from '@/i18n/useT';
import type { AgentValues } from './agentValues';
import { type LinkableNumberFragment, NumbersByIdDocument, type NumbersByIdQuery } from './LinkNumbers.generated';
import { NumberPicker } from './NumberPicker';

type Node = NumbersByIdQuery['nodes'][number];
const isNumber = (node: Node): node is LinkableNumberFragment => node !== null && 'numberFormatted' in node;

/** The numbers with these ids. Those that were not chosen here, but come from a draft, are asked for. */
function useNumbers(ids: readonly string[]) {
  const [picked, setPicked] = useState<readonly LinkableNumberFragment[]>([]);
  const unknown = ids.filter(id => picked.every(number => number.id !== id));
  const [{ data, fetching }] = useQuery({
    query: NumbersByIdDocument,
    variables: { ids: unknown },
    pause: unknown.length === 0,
  });
  const asked = data?.nodes.filter(isNumber) ?? [];
  const known = [...picked, ...asked];
  return {
    numbers: ids.flatMap(id => known.filter(number => number.id === id)),
    /** Whether some of the ids lead nowhere any more. */
    hasLost: !fetching && data !== undefined && data.nodes.length === unknown.length && asked.length < unknown.length,
    remember: (number: LinkableNumberFragment) => setPicked(before => [...before, number]),
  };
}

/** The numbers that a new agent is to answer. */
export function NumbersField() {
  const t = useT();
  const { error } = useField({ name: 'phoneNumberIds' });
  const { control } = useFormContext<AgentValues>();
  const { field } = useController({ name: 'phoneNumberIds', control });
  const { numbers, hasLost, remember } = useNumbers(field.value);
  const input = useRef<HTMLInputElement>(null);

  // A number of the draft that was deleted since can be neither shown nor linked.
  useEffect(() => {
    if (hasLost) field.onChange(numbers.map(({ id }) => id));
  }, [hasLost, numbers, field.onChange]);

  return (
    <div className="grid gap-2.5">
      <NumberPicker
        label={t('agents.linkedPhones')}
        hint={t('agents.numbersHint')}
        error={error}
        optional={t('form.optional')}
        inputRef={element => {
          input.current = element;
          field.ref(element);
        }}
        without={field.value}
        onPick={number => {
          remember(number);
          field.onChange([...field.value, number.id]);
        }}
      />
      {numbers.length > 0 && (
        <ul aria-label={t('agents.linkedPhones')} className="flex flex-wrap gap-2">
          {numbers.map(({ id, numberFormatted }) => (
            <li key={id}>
              <button
                type="button"
                aria-label={t('agents.removeNumber', { number: numberFormatted })}
                onClick={() => {
                  field.onChange(field.value.filter(other => other !== id));
                  input.current?.focus();
                }}
                className="inline-flex min-h-7 items-center gap-1 rounded-full bg-accent-soft py-0.5 pr-2 pl-3 text-xs font-medium text-accent-ink hover:bg-hover"
              >
                <span translate="no" className="tabular-nums">
                  {numberFormatted}
                </span>
                <X aria-hidden className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
