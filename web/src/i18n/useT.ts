import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { MessageId } from './catalogues';

export type Values = Record<string, string | number>;
export type Translate = (id: MessageId, values?: Values) => string;

/** The sentence with this id in the language of the page. */
export function useT(): Translate {
  const intl = useIntl();
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl]);
}
