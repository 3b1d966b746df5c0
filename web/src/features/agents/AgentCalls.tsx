import { Link } from '@tanstack/react-router';
import { PhoneIncoming, PhoneOutgoing } from 'lucide-react';
import { useQuery } from 'urql';
import { CallStatusBadge } from '@/features/calls/CallStatusBadge';
import { customerText } from '@/features/calls/callee';
import { useT } from '@/i18n/useT';
import { Card } from '@/ui/Card';
import { DateTime } from '@/ui/DateTime';
import { ErrorState } from '@/ui/ErrorState';
import { PhoneNumberText } from '@/ui/PhoneNumberText';
import { SkeletonRows } from '@/ui/Skeleton';
import { AgentCallsDocument } from './Agent.generated';

/** The agent's newest calls, and the way to all of them. */
export function AgentCalls({ id }: { id: string }) {
  const t = useT();
  const [{ data, error }, reload] = useQuery({ query: AgentCallsDocument, variables: { id } });
  const calls = data?.callLogs.nodes;
  return (
    <Card
      flush
      title={t('agents.calls')}
      aside={
        <Link
          to="/call-logs"
          search={{ agent: id }}
          className="rounded text-xs font-medium text-accent-ink hover:underline"
        >
          {t('agents.allCalls')}
        </Link>
      }
    >
      {error && !calls && <ErrorState error={error} onRetry={() => reload({ requestPolicy: 'network-only' })} />}
      {!calls && !error && <SkeletonRows rows={4} />}
      {calls?.length === 0 && <p className="px-5 py-8 text-center text-muted">{t('agents.noCalls')}</p>}
      {calls && calls.length > 0 && (
        <ul className="divide-y divide-line">
          {calls.map(call => {
            const { id: callId, direction, status, startedAt } = call;
            const Arrow = direction === 'INBOUND' ? PhoneIncoming : PhoneOutgoing;
            return (
              <li
                key={callId}
                className="relative flex min-h-14 items-center justify-between gap-3 px-5 py-2 hover:bg-sunken/50"
              >
                <div className="flex min-w-0 items-center gap-3">
                  <Arrow
                    role="img"
                    aria-label={t(`enum.callDirection.${direction}`)}
                    className="size-4 shrink-0 text-muted"
                  />
                  <div className="min-w-0">
                    <Link
                      to="/call-logs/$id"
                      params={{ id: callId }}
                      className="font-medium after:absolute after:inset-0 hover:underline"
                    >
                      <PhoneNumberText formatted={customerText(call)} whole />
                    </Link>
                    <div className="text-xs text-muted">
                      <DateTime value={startedAt} />
                    </div>
                  </div>
                </div>
                <CallStatusBadge status={status} />
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
