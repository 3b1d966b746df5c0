import type { CallLogFilter } from '@/graphql/schema.generated';
import { momentsOf } from '@/list/dayRange';
import { partsOf } from '@/list/listSearch';
import { searchText } from '@/list/listState';
import { asKept } from '@/list/phoneText';
import type { CallLogRowFragment, CallStatus } from './CallLogs.generated';
import type { CallLogsSearch } from './search';

/** What the API is asked for, from what the address says. */
export const filterOf = (search: CallLogsSearch, text = searchText(search)): CallLogFilter => ({
  status: partsOf<CallStatus>(search.status),
  direction: search.callDirection,
  agentId: search.agent,
  phoneNumberId: search.number,
  startedAt: momentsOf(search),
  search: text && asKept(text),
});

/** Whether a call that was just logged belongs in the list, as the API would judge. */
export function matches(call: CallLogRowFragment, filter: CallLogFilter): boolean {
  const { status, direction, agentId, phoneNumberId, startedAt, search } = filter;
  const began = Date.parse(call.startedAt);
  const text = search?.toLowerCase();
  return (
    (!status || status.includes(call.status)) &&
    (!direction || direction === call.direction) &&
    (!agentId || agentId === call.agent?.id) &&
    (!phoneNumberId || phoneNumberId === call.phoneNumber?.id) &&
    (!startedAt?.from || began >= Date.parse(startedAt.from)) &&
    (!startedAt?.to || began < Date.parse(startedAt.to)) &&
    (!text || [call.caller, call.callee, call.callId].some(part => part?.toLowerCase().includes(text)))
  );
}
