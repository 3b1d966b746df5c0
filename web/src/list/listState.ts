import type { OrderDirection } from '@/graphql/enums.generated';
import type { ListSearch } from './listSearch';

export const PAGE_SIZE = 25;
/** The API looks for texts of at least 3 characters. */
export const SHORTEST_SEARCH = 3;
const LONGEST_SEARCH = 200;

export interface DefaultSort<Field extends string> {
  field: Field;
  direction: OrderDirection;
}

/** The page of the list that the address tells of. A cursor belongs to one order and one filter. */
export function pageVariables({ after, before }: ListSearch) {
  return before ? { last: PAGE_SIZE, before } : { first: PAGE_SIZE, ...(after && { after }) };
}

/** The text to search for; undefined while it is too short for the API. */
export function searchText({ search }: ListSearch): string | undefined {
  const text = search?.trim() ?? '';
  return text.length >= SHORTEST_SEARCH ? text.slice(0, LONGEST_SEARCH) : undefined;
}

export function sortOf<Field extends string>(search: ListSearch, byDefault: DefaultSort<Field>): DefaultSort<Field> {
  const field = (search.sort as Field | undefined) ?? byDefault.field;
  return { field, direction: search.direction ?? (field === byDefault.field ? byDefault.direction : 'ASC') };
}

/** Another column begins ascending; the same one turns round. Either way from the first page. */
export function sortedBy<Field extends string>(search: ListSearch, byDefault: DefaultSort<Field>, field: Field) {
  const now = sortOf(search, byDefault);
  const direction = now.field === field && now.direction === 'ASC' ? ('DESC' as const) : ('ASC' as const);
  return { sort: field, direction, ...firstPage };
}

export const firstPage = { after: undefined, before: undefined };

/** Whether anything but order, page and dialog is set. */
export function isFiltered(search: ListSearch): boolean {
  const { sort, direction, after, before, dialog, search: text, ...filters } = search;
  return searchText({ search: text }) !== undefined || Object.values(filters).some(value => value !== undefined);
}
