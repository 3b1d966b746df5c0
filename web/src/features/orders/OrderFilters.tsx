import { useIntl } from 'react-intl';
import { useQuery } from 'urql';
import type { InferOutput } from 'valibot';
import { useToday } from '@/features/dashboard/days';
import { useT } from '@/i18n/useT';
import { filterChip, textChip } from '@/list/chips';
import { type Days, daysOf, type Preset, presetOf, presets } from '@/list/dayRange';
import type { useListState } from '@/list/useListState';
import { FilterBar, FilterSelect } from '@/ui/FilterBar';
import { SearchBox } from '@/ui/SearchBox';
import { NamedCallDocument } from './Calls.generated';
import { DayInput } from './DayInput';
import type { ordersSearch } from './search';

export type OrderList = ReturnType<typeof useListState<Omit<InferOutput<typeof ordersSearch>, 'order'>, string>>;

/** A span that is none of the presets. */
const OTHER = 'other';

export function OrderFilters({ list }: { list: OrderList }) {
  const t = useT();
  const intl = useIntl();
  const today = useToday();
  const { from, to, call } = list.search;
  const [{ data: named }] = useQuery({
    query: NamedCallDocument,
    variables: { callId: call ?? '' },
    pause: call === undefined,
  });

  const preset = presetOf({ from, to }, today);
  const chosen = preset ?? (from || to ? OTHER : undefined);
  const choices = [
    ...presets.map(value => ({ value: value as Preset | typeof OTHER, label: t(`orders.span.${value}`) })),
    // It is chosen by the two boxes, so it is offered only while it is the one.
    ...(chosen === OTHER ? [{ value: chosen, label: t('orders.span.other') } as const] : []),
  ];

  // UTC, because a day of the calendar is the same everywhere.
  const dayText = (day: string) => intl.formatDate(`${day}T00:00:00Z`, { dateStyle: 'medium', timeZone: 'UTC' });
  function spanText(): string | undefined {
    if (preset) return t(`orders.span.${preset}`);
    if (from && to) return from === to ? dayText(from) : `${dayText(from)} – ${dayText(to)}`;
    if (from) return t('orders.since', { day: dayText(from) });
    return to && t('orders.until', { day: dayText(to) });
  }
  const setDays = (days: Days) => list.setFilter({ from: days.from, to: days.to });

  return (
    <FilterBar
      onClear={list.clear}
      chips={[
        ...textChip(list, t),
        ...filterChip('span', spanText(), () => setDays({})),
        ...filterChip(
          'call',
          call && t('orders.callChip', { call: (call && named?.callLog?.callerFormatted) || call }),
          () => list.setFilter({ call: undefined }),
        ),
      ]}
    >
      <SearchBox
        label={t('orders.search')}
        placeholder={t('orders.searchPlaceholder')}
        hint={list.isTooShort ? t('list.searchTooShort') : undefined}
        value={list.text}
        onSearch={list.setText}
      />
      <div className="w-full sm:w-auto">
        <FilterSelect
          label={t('orders.createdAt')}
          all={t('orders.span.all')}
          value={chosen}
          choices={choices}
          onChange={value => value !== OTHER && setDays(value ? daysOf(value, today) : {})}
        />
      </div>
      {/* Each box takes the other with it, so that the span never ends before it begins. */}
      <DayInput
        label={t('orders.from')}
        value={from}
        onDay={day => setDays({ from: day, to: day && to && to < day ? day : to })}
      />
      <DayInput
        label={t('orders.to')}
        value={to}
        onDay={day => setDays({ to: day, from: day && from && from > day ? day : from })}
      />
    </FilterBar>
  );
}
