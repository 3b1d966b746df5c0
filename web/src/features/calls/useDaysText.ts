import { useIntl } from 'react-intl';
import { useT } from '@/i18n/useT';
import type { Days } from '@/list/dayRange';

const format = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;

/** Days in words: "1 – 5 Nov 2026"; undefined where neither end is set. A day of the calendar has no zone: it is read in UTC. */
export function useDaysText() {
  const t = useT();
  const intl = useIntl();
  return ({ from, to }: Days): string | undefined => {
    if (from && to) {
      const [first, last] = from > to ? [to, from] : [from, to];
      return intl.formatDateTimeRange(new Date(first), new Date(last), format);
    }
    if (from) return t('calls.fromDay', { day: intl.formatDate(from, format) });
    if (to) return t('calls.toDay', { day: intl.formatDate(to, format) });
    return undefined;
  };
}
