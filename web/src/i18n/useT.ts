import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { MessageId } from './catalogues';

export type Values = Record<string, string | number>;
export type Translate = (id: MessageId, values?: Values) => string;

// Letters that are written from right to left, and the marks that turn what follows.
const turns = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A name in Urdu, or with a mark in it, does not turn the sentence that it is put into. */
const isolated = (value: string | number) =>
  typeof value === 'string' && turns.test(value) ? `\u2068${value}\u2069` : value;

/** The sentence with this id in the language of the page. */
export function useT(): Translate {
  const intl = useIntl();
  return useCallback(
    (id, values) =>
      intl.formatMessage(
        { id },
        values && Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isolated(value)])),
      ),
    [intl],
  );
}
