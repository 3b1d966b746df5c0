import { useNavigate } from '@tanstack/react-router';
import type { ListSearch } from './listSearch';
import {
  type DefaultSort,
  firstPage,
  isFiltered,
  pageVariables,
  SHORTEST_SEARCH,
  searchText,
  sortedBy,
  sortOf,
} from './listState';

/**
 * A list whose filters, order and page are in the address. `search` comes from the page's route: `route.useSearch()`.
 * A filter makes a step in the history, so that the back button undoes it; typing does not, for each letter would be one.
 */
export function useListState<Search extends ListSearch, Field extends string>(
  search: Search,
  byDefault: DefaultSort<Field>,
) {
  const navigate = useNavigate();
  const change = (part: Partial<Search> | ListSearch, replace = false) =>
    navigate({ to: '.', search: (before: Record<string, unknown>) => ({ ...before, ...part }) as never, replace });

  const text = search.search ?? '';
  return {
    search,
    sort: sortOf(search, byDefault),
    /** `first` and `after`, or `last` and `before`: variables of the query. */
    page: pageVariables(search),
    /** What the API is to look for; undefined while it is too short. */
    searchText: searchText(search),
    text,
    isTooShort: text.length > 0 && text.length < SHORTEST_SEARCH,
    isFiltered: isFiltered(search),
    setFilter: (part: Partial<Search>) => void change({ ...part, ...firstPage }),
    setText: (next: string) => void change({ search: next.trim() || undefined, ...firstPage }, true),
    setSort: (field: string) => void change(sortedBy(search, byDefault, field as Field)),
    setPage: (to: { after: string } | { before: string }) => void change({ ...firstPage, ...to }),
    toFirstPage: () => void change(firstPage),
    isDialogOpen: search.dialog === 'new',
    openDialog: () => void change({ dialog: 'new' }),
    closeDialog: () => void change({ dialog: undefined }, true),
    /** Everything but the order. */
    clear: () => void navigate({ to: '.', search: { sort: search.sort, direction: search.direction } as never }),
  };
}
