import { useEffect, useRef } from 'react';
import { useQuery, useSubscription } from 'urql';
import { CallLogDocument, CallLogOrdersChangedDocument, OneCallLogChangedDocument } from './CallLog.generated';

/** A call by the entry's id or by the provider's, as it is now: what changes in it, and in its orders, is told of. */
export function useCallLog(id: string) {
  const [{ data, error }, refetch] = useQuery({ query: CallLogDocument, variables: { id, callId: id } });
  const entry = data?.node?.__typename === 'CallLog' ? data.node : undefined;
  const call = entry ?? data?.callLog ?? undefined;
  const callId = call?.callId;

  useSubscription({
    query: OneCallLogChangedDocument,
    variables: { callId: callId ?? '' },
    pause: callId === undefined,
  });
  const [{ data: changed }] = useSubscription({ query: CallLogOrdersChangedDocument, pause: callId === undefined });
  const told = useRef<string>(undefined);
  useEffect(() => {
    const event = changed?.orderChanged;
    if (!event || event.cursor === told.current) return;
    told.current = event.cursor;
    if (event.order.callId === callId) refetch({ requestPolicy: 'network-only' });
  }, [changed, callId, refetch]);

  return {
    call,
    error,
    isMissing: data !== undefined && call === undefined,
    retry: () => refetch({ requestPolicy: 'network-only' }),
  };
}

export type Call = NonNullable<ReturnType<typeof useCallLog>['call']>;
