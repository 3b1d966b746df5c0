import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { pipe, subscribe } from 'wonka';
import type { CallLogFilter } from '@/graphql/schema.generated';
import { CallLogChangedDocument, type CallLogRowFragment } from './CallLogs.generated';
import { matches } from './filter';

interface News {
  /** The filter that they were judged by. */
  of: string;
  ids: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

/**
 * How many calls have been logged that belong in the list and are not in it yet. Rows are not moved under the pointer: the
 * list is loaded anew when somebody asks for it. Calls that are shown change by themselves.
 */
export function useNewCalls(filter: CallLogFilter, rows: readonly CallLogRowFragment[] | undefined) {
  const client = useClient();
  const of = JSON.stringify(filter);
  const [news, setNews] = useState<News>({ of, ids: none });
  // The subscription outlives a change of the filter: begun anew, it would miss what happens in between.
  const now = useRef({ of, filter });
  useEffect(() => {
    now.current = { of, filter };
  });

  useEffect(() => {
    const { unsubscribe } = pipe(
      client.subscription(CallLogChangedDocument, {}),
      subscribe(({ data }) => {
        if (data?.callLogChanged.kind !== 'CREATED') return;
        const { callLog } = data.callLogChanged;
        const { of, filter } = now.current;
        if (!matches(callLog, filter)) return;
        setNews(before => ({ of, ids: new Set([...(before.of === of ? before.ids : none), callLog.id]) }));
      }),
    );
    return unsubscribe;
  }, [client]);

  const ids = news.of === of ? news.ids : none;
  const shown = new Set(rows?.map(({ id }) => id));
  const count = [...ids].filter(id => !shown.has(id)).length;
  return { count, reset: () => setNews({ of, ids: none }) };
}
