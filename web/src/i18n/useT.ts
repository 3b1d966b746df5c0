import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { MessageId } from './catalogues';

export type Values = Record<string, string | number>;
export type Translate = (id: MessageId, values?: Values) => string;

/** What is written from right to left, and the marks that turn the direction of a text. */
const TURNS = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;
const ISOLATES = /[\u2066-\u2069]/g;

/** A text set apart from the sentence around it, which keeps its own direction. */
export const setApart = (text: string) =>
  // A mark that ends what it is set apart with would let out those after it.
  TURNS.test(text) ? `\u2068${text.replace(ISOLATES, '')}\u2069` : text;

const allSetApart = (values: Values) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? setApart(value) : value]),
  );

/** The sentence with this id in the language of the page. */
export function useT(): Translate {
  const intl = useIntl();
  return useCallback((id, values) => intl.formatMessage({ id }, values && allSetApart(values)), [intl]);
}
