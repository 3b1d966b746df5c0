import { Link } from '@tanstack/react-router';
import { PhoneIncoming, PhoneOutgoing } from 'lucide-react';
import type { CombinedError } from 'urql';
import { CallStatusBadge } from '@/features/calls/CallStatusBadge';
import { customerText } from '@/features/calls/callee';
import { useT } from '@/i18n/useT';
import { DateTime } from '@/ui/DateTime';
import { PhoneNumberText } from '@/ui/PhoneNumberText';
import type { LatestQuery } from './Dashboard.generated';
import { LatestList } from './LatestList';

interface Props {
  calls: LatestQuery['callLogs']['nodes'] | undefined;
  error: CombinedError | undefined;
  onRetry: () => void;
}

export function LatestCalls({ calls, error, onRetry }: Props) {
  const t = useT();
  return (
    <LatestList
      title={t('dashboard.latestCalls')}
      to="/call-logs"
      entries={calls}
      error={error}
      onRetry={onRetry}
      none={t('dashboard.noCalls')}
    >
      {call => {
        const Arrow = call.direction === 'INBOUND' ? PhoneIncoming : PhoneOutgoing;
        return (
          <>
            <div className="flex min-w-0 items-center gap-3">
              <Arrow
                role="img"
                aria-label={t(`enum.callDirection.${call.direction}`)}
                className="size-4 shrink-0 text-muted"
              />
              <div className="min-w-0">
                <Link
                  to="/call-logs/$id"
                  params={{ id: call.id }}
                  className="font-medium after:absolute after:inset-0 hover:underline"
                >
                  <PhoneNumberText formatted={customerText(call)} whole />
                </Link>
                <div className="truncate text-xs text-muted">{call.agent?.name ?? t('dashboard.noAgent')}</div>
              </div>
            </div>
            <div className="grid justify-items-end gap-1">
              <CallStatusBadge status={call.status} />
              <span className="text-xs text-muted">
                <DateTime value={call.startedAt} />
              </span>
            </div>
          </>
        );
      }}
    </LatestList>
  );
}
