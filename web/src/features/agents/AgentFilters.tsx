import { useIntl } from 'react-intl';
import type { InferOutput } from 'valibot';
import { useT } from '@/i18n/useT';
import { filterChip, textChip } from '@/list/chips';
import type { useListState } from '@/list/useListState';
import { FilterBar, FilterSelect } from '@/ui/FilterBar';
import { SearchBox } from '@/ui/SearchBox';
import { commonLanguages, languageName } from './languages';
import type { agentsSearch } from './search';

type List = ReturnType<typeof useListState<InferOutput<typeof agentsSearch>, string>>;

export function AgentFilters({ list }: { list: List }) {
  const t = useT();
  const { locale } = useIntl();
  const { isActive, language } = list.search;
  const states = [
    { value: 'true' as const, label: t('agents.active') },
    { value: 'false' as const, label: t('agents.inactive') },
  ];
  // An address may name a language that is not offered.
  const tags = language && !commonLanguages.includes(language) ? [language, ...commonLanguages] : commonLanguages;
  return (
    <FilterBar
      onClear={list.clear}
      chips={[
        ...textChip(list, t),
        ...filterChip('isActive', states.find(({ value }) => value === isActive)?.label, () =>
          list.setFilter({ isActive: undefined }),
        ),
        ...filterChip('language', language && languageName(language, locale), () =>
          list.setFilter({ language: undefined }),
        ),
      ]}
    >
      <SearchBox
        label={t('agents.search')}
        placeholder={t('agents.search')}
        hint={list.isTooShort ? t('list.searchTooShort') : undefined}
        value={list.text}
        onSearch={list.setText}
      />
      <FilterSelect
        label={t('agents.status')}
        all={t('agents.allStatuses')}
        value={isActive}
        choices={states}
        onChange={value => list.setFilter({ isActive: value })}
      />
      <FilterSelect
        label={t('agents.language')}
        all={t('agents.allLanguages')}
        value={language}
        choices={tags.map(value => ({ value, label: languageName(value, locale) }))}
        onChange={value => list.setFilter({ language: value })}
      />
    </FilterBar>
  );
}
