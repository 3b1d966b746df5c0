import type { Translate } from '@/i18n/useT';
import type { Chip } from '@/ui/FilterBar';

interface TextList {
  searchText: string | undefined;
  setText: (text: string) => void;
}

/** The chip of the text that is searched for, where there is one. */
export const textChip = (list: TextList, t: Translate): Chip[] =>
  list.searchText
    ? [{ name: 'search', label: t('list.searchChip', { text: list.searchText }), onRemove: () => list.setText('') }]
    : [];

/** The chip of a filter, where it is set. */
export const filterChip = (name: string, label: string | undefined, onRemove: () => void): Chip[] =>
  label === undefined ? [] : [{ name, label, onRemove }];
