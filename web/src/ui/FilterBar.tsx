import { X } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { useT } from '@/i18n/useT';
import { type Choice, Select } from './Input';

export interface Chip {
  name: string;
  label: string;
  onRemove: () => void;
}

interface Props {
  /** The boxes and lists to filter by. */
  children: ReactNode;
  /** What is filtered by now, each with its way out. */
  chips: readonly Chip[];
  onClear: () => void;
}

/** What is pressed to undo a filter is gone then: the next key goes on from the beginning of the bar. */
const undoing = (undo: () => void) => (event: MouseEvent) => {
  event.currentTarget.closest('search')?.focus();
  undo();
};

export function FilterBar({ children, chips, onClear }: Props) {
  const t = useT();
  return (
    <search tabIndex={-1} className="grid grid-cols-1 gap-3 border-b border-line px-4 py-3 sm:px-5">
      <div className="flex flex-wrap gap-2">{children}</div>
      {chips.length > 0 && (
        <ul aria-label={t('list.filters')} className="flex flex-wrap items-center gap-2">
          {chips.map(({ name, label, onRemove }) => (
            <li key={name} className="max-w-full">
              <button
                type="button"
                onClick={undoing(onRemove)}
                aria-label={t('list.removeFilter', { filter: label })}
                className="inline-flex min-h-6 max-w-full items-center gap-1 rounded-full bg-accent-soft py-0.5 pr-1.5 pl-2.5 text-xs font-medium text-accent-ink hover:bg-hover"
              >
                <span className="truncate">{label}</span>
                <X aria-hidden className="size-3.5 shrink-0" />
              </button>
            </li>
          ))}
          <li>
            <button
              type="button"
              onClick={undoing(onClear)}
              className="min-h-6 text-xs font-medium text-muted hover:text-ink"
            >
              {t('list.clearFilters')}
            </button>
          </li>
        </ul>
      )}
    </search>
  );
}

interface FilterSelectProps<Value extends string> {
  label: string;
  /** What is shown while it filters nothing. */
  all: string;
  value: Value | undefined;
  choices: readonly Choice<Value>[];
  onChange: (value: Value | undefined) => void;
}

export function FilterSelect<Value extends string>({ label, all, value, choices, onChange }: FilterSelectProps<Value>) {
  return (
    <Select
      aria-label={label}
      className="min-w-32 flex-1 sm:w-44 sm:flex-none"
      value={value ?? ''}
      onChange={event => onChange((event.target.value || undefined) as Value | undefined)}
      choices={[{ value: '', label: all }, ...choices]}
    />
  );
}
