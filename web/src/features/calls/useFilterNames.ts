import { useQuery } from 'urql';
import { useT } from '@/i18n/useT';
import { CallLogFilterNamesDocument } from './CallLogs.generated';
import type { CallLogsSearch } from './search';

/** What the agent and the phone number are called that the address has only by their ids; undefined until it is known. */
export function useFilterNames({ agent, number }: CallLogsSearch) {
  const t = useT();
  const [{ data, fetching }] = useQuery({
    query: CallLogFilterNamesDocument,
    variables: {
      agentId: agent ?? '',
      withAgent: agent !== undefined,
      phoneNumberId: number ?? '',
      withPhoneNumber: number !== undefined,
    },
    pause: agent === undefined && number === undefined,
  });
  // Who was deleted is not told of any more; their calls are still found.
  const missing = fetching || !data ? t('ui.loading') : t('calls.deleted');
  return {
    agent: agent && (data?.agent?.name ?? missing),
    number: number && (data?.phoneNumber?.numberFormatted ?? missing),
  };
}
