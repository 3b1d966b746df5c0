import { useIntl } from 'react-intl';
import { viewerTimeZone } from '@/ui/DateTime';

/** The viewer's zone as people call it: "India Standard Time". */
export function useZoneName(): string {
  const intl = useIntl();
  const parts = intl.formatDateToParts(Date.now(), { timeZoneName: 'long' });
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? viewerTimeZone();
}
