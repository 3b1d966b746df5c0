import type { CallStatus } from '@/graphql/enums.generated';
import { useT } from '@/i18n/useT';
import { StatusBadge, type Tone } from '@/ui/StatusBadge';

const tones: Record<CallStatus, Tone> = {
  QUEUED: 'neutral',
  RINGING: 'accent',
  IN_PROGRESS: 'accent',
  COMPLETED: 'success',
  BUSY: 'warning',
  NO_ANSWER: 'warning',
  FAILED: 'danger',
  CANCELED: 'neutral',
};

export function CallStatusBadge({ status }: { status: CallStatus }) {
  const t = useT();
  const isLive = status === 'RINGING' || status === 'IN_PROGRESS';
  return (
    <StatusBadge tone={tones[status]} pulse={isLive}>
      {t(`enum.callStatus.${status}`)}
    </StatusBadge>
  );
}
