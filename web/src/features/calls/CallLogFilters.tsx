import { ChevronDown, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useToday } from '@/features/dashboard/days';
import { CallDirection, type CallStatus } from '@/graphql/enums.generated';
import { useT } from '@/i18n/useT';
import { filterChip, textChip } from '@/list/chips';
import { daysOf, type Preset, presetOf, presets } from '@/list/dayRange';
import { partsOf } from '@/list/listSearch';
import type { useListState } from '@/list/useListState';
import { Button } from '@/ui/Button';
import { FilterBar } from '@/ui/FilterBar';
import { Select } from '@/ui/Input';
import { lazyDialog } from '@/ui/lazyDialog';
import { Menu, MenuChecks } from '@/ui/Menu';
import { SearchBox } from '@/ui/SearchBox';
import { callStatuses } from './callStatuses';
import { SortSelect, selectWidth } from './SortSelect';
import type { CallLogsSearch } from './search';
import { useDaysText } from './useDaysText';
import { useFilterNames } from './useFilterNames';

const MoreFilters = lazyDialog(async () => (await import('./MoreFilters')).MoreFilters);

export type CallLogList = ReturnType<typeof useListState<CallLogsSearch, string>>;

export function CallLogFilters({ list }: { list: CallLogList }) {
  const t = useT();
  const today = useToday();
  const names = useFilterNames(list.search);
  const daysText = useDaysText();
  const [isMoreOpen, setIsMoreOpen] = useState(false);
  const { callDirection, from, to } = list.search;
  const statuses = partsOf<CallStatus>(list.search.status) ?? [];
  const setStatuses = (values: CallStatus[]) => list.setFilter({ status: values.join(',') || undefined });
  const preset = presetOf({ from, to }, today);
  const days = preset ? t(`calls.period.${preset}`) : daysText({ from, to });

  return (
    <FilterBar
      onClear={list.clear}
      chips={[
        ...textChip(list, t),
        ...statuses.flatMap(status =>
          filterChip(`status-${status}`, t(`enum.callStatus.${status}`), () =>
            setStatuses(statuses.filter(other => other !== status)),
          ),
        ),
        ...filterChip('direction', callDirection && t(`enum.callDirection.${callDirection}`), () =>
          list.setFilter({ callDirection: undefined }),
        ),
        ...filterChip('days', days && t('calls.daysChip', { days }), () =>
          list.setFilter({ from: undefined, to: undefined }),
        ),
        ...filterChip('agent', names.agent && t('calls.agentChip', { name: names.agent }), () =>
          list.setFilter({ agent: undefined }),
        ),
        ...filterChip('number', names.number && t('calls.numberChip', { number: names.number }), () =>
          list.setFilter({ number: undefined }),
        ),
      ]}
    >
      <SearchBox
        label={t('calls.search')}
        placeholder={t('calls.searchPlaceholder')}
        hint={list.isTooShort ? t('list.searchTooShort') : undefined}
        value={list.text}
        onSearch={list.setText}
      />
      <Menu
        align="start"
        trigger={
          <Button className="min-w-32 flex-1 border-line-strong px-3 font-normal sm:flex-none">
            {statuses.length > 0 ? t('calls.statusCount', { count: statuses.length }) : t('calls.allStatuses')}
            <ChevronDown aria-hidden className="-mr-1 ml-auto size-4 text-muted" />
          </Button>
        }
      >
        <MenuChecks
          label={t('calls.status')}
          values={statuses}
          onChange={setStatuses}
          choices={callStatuses.map(value => ({ value, label: t(`enum.callStatus.${value}`) }))}
        />
      </Menu>
      <Select
        aria-label={t('calls.direction')}
        className={selectWidth}
        value={callDirection ?? ''}
        onChange={event => list.setFilter({ callDirection: (event.target.value || undefined) as CallDirection })}
        choices={[
          { value: '', label: t('calls.bothDirections') },
          ...Object.values(CallDirection).map(value => ({ value, label: t(`enum.callDirection.${value}`) })),
        ]}
      />
      <Select
        aria-label={t('calls.period')}
        className={selectWidth}
        value={preset ?? (days ? 'own' : '')}
        onChange={event => {
          const { value } = event.target;
          if (value === 'own') setIsMoreOpen(true);
          else list.setFilter(value ? daysOf(value as Preset, today) : { from: undefined, to: undefined });
        }}
        choices={[
          { value: '', label: t('calls.anyTime') },
          ...presets.map(value => ({ value, label: t(`calls.period.${value}`) })),
          { value: 'own', label: t('calls.ownPeriod') },
        ]}
      />
      <SortSelect list={list} />
      <Button onClick={() => setIsMoreOpen(true)} className="max-sm:flex-1">
        <SlidersHorizontal aria-hidden className="size-4" />
        {t('calls.moreFilters')}
      </Button>
      <MoreFilters open={isMoreOpen} onClose={() => setIsMoreOpen(false)} list={list} names={names} />
    </FilterBar>
  );
}
