import type { InferOutput } from 'valibot';
import { PhoneNumberProvider, PhoneNumberStatus } from '@/graphql/enums.generated';
import { useT } from '@/i18n/useT';
import { filterChip, textChip } from '@/list/chips';
import type { useListState } from '@/list/useListState';
import { FilterBar, FilterSelect } from '@/ui/FilterBar';
import { SearchBox } from '@/ui/SearchBox';
import type { phoneNumbersSearch } from './search';

type List = ReturnType<typeof useListState<InferOutput<typeof phoneNumbersSearch>, string>>;

export function PhoneNumberFilters({ list }: { list: List }) {
  const t = useT();
  const { status, provider } = list.search;
  const statuses = Object.values(PhoneNumberStatus).map(value => ({
    value,
    label: t(`enum.phoneNumberStatus.${value}`),
  }));
  const providers = Object.values(PhoneNumberProvider).map(value => ({ value, label: t(`enum.provider.${value}`) }));
  return (
    <FilterBar
      onClear={list.clear}
      chips={[
        ...textChip(list, t),
        ...filterChip('status', status && t(`enum.phoneNumberStatus.${status}`), () =>
          list.setFilter({ status: undefined }),
        ),
        ...filterChip('provider', provider && t(`enum.provider.${provider}`), () =>
          list.setFilter({ provider: undefined }),
        ),
      ]}
    >
      <SearchBox
        label={t('phoneNumbers.search')}
        placeholder={t('phoneNumbers.search')}
        hint={list.isTooShort ? t('list.searchTooShort') : undefined}
        value={list.text}
        onSearch={list.setText}
      />
      <FilterSelect
        label={t('phoneNumbers.status')}
        all={t('phoneNumbers.allStatuses')}
        value={status}
        choices={statuses}
        onChange={value => list.setFilter({ status: value })}
      />
      <FilterSelect
        label={t('phoneNumbers.provider')}
        all={t('phoneNumbers.allProviders')}
        value={provider}
        choices={providers}
        onChange={value => list.setFilter({ provider: value })}
      />
    </FilterBar>
  );
}
