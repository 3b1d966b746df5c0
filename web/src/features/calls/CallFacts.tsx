import { Link } from '@tanstack/react-router';
import { PhoneIncoming, PhoneOutgoing } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '@/i18n/useT';
import { Card } from '@/ui/Card';
import { CopyButton } from '@/ui/CopyButton';
import { DateTime } from '@/ui/DateTime';
import { PhoneNumberText } from '@/ui/PhoneNumberText';
import { CallStatusBadge } from './CallStatusBadge';
import { calleeText } from './callee';
import { LiveDuration } from './LiveDuration';
import type { Call } from './useCallLog';
import { useZoneName } from './useZoneName';

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 gap-y-0.5 px-5 py-2.5 sm:grid-cols-[9rem_1fr] sm:items-center">
      <dt className="text-muted">{label}</dt>
      <dd className="flex min-h-7 min-w-0 flex-wrap items-center gap-x-2 wrap-anywhere">{children}</dd>
    </div>
  );
}

const link = 'inline-flex min-h-6 items-center rounded font-medium text-accent-ink hover:underline';
const quietLink = 'inline-flex min-h-6 items-center rounded text-xs text-muted hover:underline';

export function CallFacts({ call }: { call: Call }) {
  const t = useT();
  const zone = useZoneName();
  const { agent, phoneNumber } = call;
  const callee = calleeText(call);
  const none = <span className="text-muted">{t('ui.none')}</span>;
  const Arrow = call.direction === 'INBOUND' ? PhoneIncoming : PhoneOutgoing;
  const deleted = <span className="text-xs text-muted">{t('calls.deleted')}</span>;

  return (
    <Card flush title={t('calls.facts')} aside={<CallStatusBadge status={call.status} />}>
      <dl className="divide-y divide-line">
        <Fact label={t('calls.caller')}>
          <PhoneNumberText formatted={call.callerFormatted} e164={call.caller} whole />
          <CopyButton text={call.caller} label={t('calls.copyCaller', { number: call.callerFormatted })} />
        </Fact>
        <Fact label={t('calls.callee')}>{callee ? <PhoneNumberText formatted={callee} whole /> : none}</Fact>
        <Fact label={t('calls.direction')}>
          <Arrow aria-hidden className="size-4 text-muted" />
          {t(`enum.callDirection.${call.direction}`)}
        </Fact>
        <Fact label={call.status === 'IN_PROGRESS' ? t('calls.durationSoFar') : t('calls.duration')}>
          <LiveDuration call={call} />
        </Fact>
        <Fact label={t('calls.startedAt')}>
          <DateTime value={call.startedAt} withSeconds />
          <span className="text-xs text-muted">{zone}</span>
        </Fact>
        <Fact label={t('calls.endedAt')}>
          {call.endedAt ? (
            <>
              <DateTime value={call.endedAt} withSeconds />
              <span className="text-xs text-muted">{zone}</span>
            </>
          ) : (
            <span className="text-muted">{t('calls.notEnded')}</span>
          )}
        </Fact>
        <Fact label={t('calls.agent')}>
          {!agent && none}
          {agent && !agent.deletedAt && (
            <Link to="/ai-agents/$id" params={{ id: agent.id }} className={link}>
              {agent.name}
            </Link>
          )}
          {agent?.deletedAt && (
            <>
              {agent.name} {deleted}
            </>
          )}
          {agent && (
            <Link to="/call-logs" search={{ agent: agent.id }} className={quietLink}>
              {t('calls.ofAgent')}
            </Link>
          )}
        </Fact>
        <Fact label={t('calls.number')}>
          {!phoneNumber && none}
          {phoneNumber && !phoneNumber.deletedAt && (
            <Link to="/phone-numbers" search={{ search: phoneNumber.number }} className={link}>
              <PhoneNumberText formatted={phoneNumber.numberFormatted} e164={phoneNumber.number} />
            </Link>
          )}
          {phoneNumber?.deletedAt && (
            <>
              <PhoneNumberText formatted={phoneNumber.numberFormatted} e164={phoneNumber.number} /> {deleted}
            </>
          )}
          {phoneNumber?.label && <span className="text-xs text-muted">{phoneNumber.label}</span>}
          {phoneNumber && (
            <Link to="/call-logs" search={{ number: phoneNumber.id }} className={quietLink}>
              {t('calls.ofNumber')}
            </Link>
          )}
        </Fact>
        <Fact label={t('calls.callId')}>
          <span className="flex items-center gap-1">
            <code className="font-mono text-[0.8125rem]">{call.callId}</code>
            <CopyButton text={call.callId} label={t('calls.copyCallId')} />
          </span>
        </Fact>
      </dl>
    </Card>
  );
}
