import { useEffect, useState } from 'react';
import type { CallStatus } from '@/graphql/enums.generated';
import { Duration } from '@/ui/Duration';
import { secondsSince } from './duration';

/** How long ago a call began, second by second. Only this is drawn anew. */
function Elapsed({ since }: { since: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <Duration seconds={secondsSince(since, now)} />;
}

interface Props {
  call: { readonly status: CallStatus; readonly startedAt: string; readonly durationSeconds: number };
}

/** How long a call lasted; while it goes on, how long it has lasted so far. */
export const LiveDuration = ({ call }: Props) =>
  call.status === 'IN_PROGRESS' ? <Elapsed since={call.startedAt} /> : <Duration seconds={call.durationSeconds} />;
