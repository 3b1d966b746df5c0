import { useT } from '@/i18n/useT';
import { DateTime } from '@/ui/DateTime';
import { Duration } from '@/ui/Duration';
import { PhoneNumberText } from '@/ui/PhoneNumberText';
import { columnsOf } from '@/ui/Table';
import type { CallLogRowFragment } from './CallLogs.generated';
import { CallStatusBadge } from './CallStatusBadge';

const column = columnsOf<CallLogRowFragment>();

export function useCallLogColumns() {
  const t = useT();
  return [
    column('caller', t('calls.caller'), row => (
      <span className="font-medium">
        <PhoneNumberText formatted={row.callerFormatted} e164={row.caller} />
      </span>
    )),
    column('direction', t('calls.direction'), row => t(`enum.callDirection.${row.direction}`), { wideOnly: true }),
    column('status', t('calls.status'), row => <CallStatusBadge status={row.status} />),
    column('agent', t('calls.agent'), row => row.agent?.name ?? <span className="text-muted">{t('ui.none')}</span>, {
      wideOnly: true,
    }),
    column('duration', t('calls.duration'), row => <Duration seconds={row.durationSeconds} />, {
      sortField: 'DURATION',
      align: 'right',
    }),
    column('startedAt', t('calls.startedAt'), row => <DateTime value={row.startedAt} />, { sortField: 'STARTED_AT' }),
  ];
}
