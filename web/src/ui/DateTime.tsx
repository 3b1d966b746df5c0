import { useIntl } from 'react-intl';

let zone: string | undefined;

/** The zone of whoever looks: the API's days and this page's times are of the same zone. Asked once: asking is slow. */
export function viewerTimeZone(): string {
  zone ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone;
}

interface Props {
  value: string;
  withSeconds?: boolean;
  /** Without the year if it is this year, where there is little room. */
  short?: boolean;
}

/** A moment in the viewer's zone, which is named when it is pointed at. */
export function DateTime({ value, withSeconds = false, short: isShort = false }: Props) {
  const intl = useIntl();
  const isThisYear = new Date(value).getFullYear() === new Date().getFullYear();
  const short = intl.formatDate(value, {
    day: 'numeric',
    month: 'short',
    ...(!(isShort && isThisYear) && { year: 'numeric' }),
    hour: 'numeric',
    minute: '2-digit',
    ...(withSeconds && { second: '2-digit' }),
  });
  const full = intl.formatDate(value, { dateStyle: 'full', timeStyle: 'long' });
  return (
    <time dateTime={value} title={`${full} (${viewerTimeZone()})`} className="whitespace-nowrap">
      {short}
    </time>
  );
}
