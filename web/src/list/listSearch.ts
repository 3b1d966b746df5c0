import * as v from 'valibot';
import { OrderDirection } from '@/graphql/enums.generated';

// The state of a list is in the address: it can be shared, and the back button works. What an address says wrongly is passed over.

const optionalText = v.optional(v.fallback(v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty())), undefined));

/** One of an enum's values, or nothing. */
export const oneOf = <const Values extends Record<string, string>>(values: Values) =>
  v.optional(v.fallback(v.optional(v.picklist(Object.values(values) as Values[keyof Values][])), undefined));

/** Several of an enum's values, separated by commas: `status=BUSY,FAILED`. Read it with `partsOf`. */
export const someOf = <const Values extends Record<string, string>>(values: Values) => {
  const isKnown = (part: string) => Object.values(values).includes(part);
  return v.optional(
    v.fallback(
      v.optional(
        v.pipe(
          v.string(),
          v.check(text => text.split(',').every(isKnown)),
        ),
      ),
      undefined,
    ),
  );
};

/** The values of a filter that was declared with `someOf`. */
export const partsOf = <Value extends string>(text: string | undefined) => text?.split(',') as Value[] | undefined;

/** Not the 31st of February, of which a `Date` makes the 3rd of March. */
const isInCalendar = (text: string) => new Date(`${text}T00:00Z`).getUTCDate() === Number(text.slice(-2));

/** A calendar day, or nothing. */
export const day = v.optional(
  v.fallback(v.optional(v.pipe(v.string(), v.isoDate(), v.check(isInCalendar))), undefined),
);

/** An id, or nothing. */
export const id = optionalText;

/** The schema of a list's address: its filters beside what all lists have. */
export function listSearch<const Sorts extends Record<string, string>, Filters extends v.ObjectEntries>(
  sortFields: Sorts,
  filters: Filters,
) {
  return v.object({
    search: optionalText,
    sort: oneOf(sortFields),
    direction: oneOf(OrderDirection),
    after: optionalText,
    before: optionalText,
    /** The dialog that is open over the list: links elsewhere lead straight to it. */
    dialog: oneOf({ New: 'new' }),
    ...filters,
  });
}

/** What the address of every list has. */
export interface ListSearch {
  search?: string | undefined;
  sort?: string | undefined;
  direction?: OrderDirection | undefined;
  after?: string | undefined;
  before?: string | undefined;
  dialog?: 'new' | undefined;
}
