import type { PhoneNumberStatus } from '@/graphql/enums.generated';
import { useT } from '@/i18n/useT';
import { StatusBadge, type Tone } from '@/ui/StatusBadge';

const tones: Record<PhoneNumberStatus, Tone> = { ACTIVE: 'success', INACTIVE: 'neutral', PENDING: 'warning' };

export function PhoneNumberStatusBadge({ status }: { status: PhoneNumberStatus }) {
  const t = useT();
  return <StatusBadge tone={tones[status]}>{t(`enum.phoneNumberStatus.${status}`)}</StatusBadge>;
}
