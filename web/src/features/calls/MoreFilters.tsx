import { useState } from 'react';
import { useToday } from '@/features/dashboard/days';
import type { Choice } from '@/forms/Picker';
import { useT } from '@/i18n/useT';
import { type Days, daysOf, presetOf, presets } from '@/list/dayRange';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Field } from '@/ui/Field';
import { Input } from '@/ui/Input';
import type { CallLogList } from './CallLogFilters';
import { AgentPicker, PhoneNumberPicker } from './pickers';
import { useZoneName } from './useZoneName';

interface Props {
  open: boolean;
  onClose: () => void;
  list: CallLogList;
  /** What the agent and the number of now are called. */
  names: { agent?: string | undefined; number?: string | undefined };
}

export function MoreFilters({ open, onClose, list, names }: Props) {
  const t = useT();
  return (
    <Dialog open={open} onClose={onClose} title={t('calls.filterTitle')}>
      <Filters onClose={onClose} list={list} names={names} />
    </Dialog>
  );
}

const choiceOf = (id: string | undefined, label: string | undefined): Choice | null =>
  id ? { id, label: label ?? '' } : null;

/** All are set at once: one step in the history, and one question to the API. */
function Filters({ onClose, list, names }: Omit<Props, 'open'>) {
  const t = useT();
  const today = useToday();
  const [agent, setAgent] = useState(() => choiceOf(list.search.agent, names.agent));
  const [number, setNumber] = useState(() => choiceOf(list.search.number, names.number));
  const [days, setDays] = useState<Days>({ from: list.search.from, to: list.search.to });
  const zone = useZoneName();
  const isReversed = Boolean(days.from && days.to && days.from > days.to);
  const preset = presetOf(days, today);

  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={event => {
        event.preventDefault();
        if (isReversed) return;
        list.setFilter({
          agent: agent?.id,
          number: number?.id,
          from: days.from || undefined,
          to: days.to || undefined,
        });
        onClose();
      }}
    >
      <fieldset className="grid gap-3">
        <legend className="mb-1.5 text-sm font-medium">{t('calls.period')}</legend>
        <div className="flex flex-wrap gap-2">
          {presets.map(value => (
            <Button
              key={value}
              size="small"
              aria-pressed={value === preset}
              className={value === preset ? 'border-accent! bg-accent-soft! text-accent-ink!' : ''}
              onClick={() => setDays(daysOf(value, today))}
            >
              {t(`calls.period.${value}`)}
            </Button>
          ))}
        </div>
        <div className="grid grid-cols-2 gap-3">
          <Field label={t('calls.firstDay')}>
            {control => (
              <Input
                {...control}
                type="date"
                value={days.from ?? ''}
                max={days.to}
                onChange={event => setDays({ ...days, from: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('calls.lastDay')} error={isReversed ? t('calls.daysReversed') : undefined}>
            {control => (
              <Input
                {...control}
                type="date"
                value={days.to ?? ''}
                min={days.from}
                onChange={event => setDays({ ...days, to: event.target.value })}
              />
            )}
          </Field>
        </div>
        <p className="text-xs text-muted">{t('calls.daysZone', { zone })}</p>
      </fieldset>
      <AgentPicker label={t('calls.agent')} value={agent} onChange={setAgent} />
      <PhoneNumberPicker label={t('calls.number')} value={number} onChange={setNumber} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button
          look="quiet"
          className="mr-auto"
          onClick={() => {
            list.setFilter({ agent: undefined, number: undefined, from: undefined, to: undefined });
            onClose();
          }}
        >
          {t('list.clearFilters')}
        </Button>
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        <Button type="submit" look="primary">
          {t('calls.showCalls')}
        </Button>
      </div>
    </form>
  );
}
