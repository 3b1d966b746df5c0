import { PhoneIncoming, PhoneOutgoing } from 'lucide-react';
import { useMemo } from 'react';
import { type Translate, useT } from '@/i18n/useT';
import { CopyButton } from '@/ui/CopyButton';
import { DateTime } from '@/ui/DateTime';
import { PhoneNumberText } from '@/ui/PhoneNumberText';
import { columnsOf } from '@/ui/Table';
import type { CallLogRowFragment } from './CallLogs.generated';
import { CallStatusBadge } from './CallStatusBadge';
import { calleeText } from './callee';
import { LiveDuration } from './LiveDuration';
import { RowLink } from './RowLink';

const column = columnsOf<CallLogRowFragment>();

/** The same as long as the language is: rows are not drawn anew for other columns. */
export function useCallLogColumns() {
  const t = useT();
  return useMemo(() => columns(t), [t]);
}

function columns(t: Translate) {
  const none = <span className="text-muted">{t('ui.none')}</span>;
  return [
    column('caller', t('calls.caller'), row => (
      <div className="flex flex-wrap items-center gap-x-1 md:flex-nowrap">
        <RowLink id={row.id}>
          <PhoneNumberText formatted={row.callerFormatted} e164={row.caller} />
        </RowLink>
        <span className="relative max-md:hidden">
          <CopyButton text={row.caller} label={t('calls.copyCaller', { number: row.callerFormatted })} />
        </span>
        <span className="w-full text-xs text-muted md:hidden">
          {row.direction === 'OUTBOUND' && (
            <span className="flex items-center gap-1">
              <PhoneOutgoing
                role="img"
                aria-label={t(`enum.callDirection.${row.direction}`)}
                className="size-3 shrink-0"
              />
              <PhoneNumberText formatted={calleeText(row) ?? t('ui.none')} />
            </span>
          )}
          <DateTime value={row.startedAt} short />
        </span>
      </div>
    )),
    column(
      'callee',
      t('calls.callee'),
      row => {
        const callee = calleeText(row);
        return callee ? <PhoneNumberText formatted={callee} /> : none;
      },
      { wideOnly: true },
    ),
    column(
      'direction',
      t('calls.direction'),
      row => {
        const Arrow = row.direction === 'INBOUND' ? PhoneIncoming : PhoneOutgoing;
        return (
          <span
            title={t(`enum.callDirection.${row.direction}`)}
            className="inline-flex items-center gap-2 align-middle"
          >
            <Arrow aria-hidden className="size-4 text-muted" />
            <span className="max-[90rem]:sr-only">{t(`enum.callDirection.${row.direction}`)}</span>
          </span>
        );
      },
      { wideOnly: true },
    ),
    column('status', t('calls.status'), row => <CallStatusBadge status={row.status} />),
    column(
      'agent',
      t('calls.agent'),
      row => (row.agent ? <span className="block max-w-36 truncate">{row.agent.name}</span> : none),
      {
        wideOnly: true,
      },
    ),
    column('duration', t('calls.duration'), row => <LiveDuration call={row} />, {
      sortField: 'DURATION',
      align: 'right',
    }),
    column('startedAt', t('calls.startedAt'), row => <DateTime value={row.startedAt} short />, {
      sortField: 'STARTED_AT',
      wideOnly: true,
    }),
  ];
}
