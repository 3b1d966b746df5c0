import type { InferOutput } from 'valibot';
import * as v from 'valibot';
import { CallDirection, CallLogOrderField, CallStatus } from '@/graphql/enums.generated';
import { day, listSearch, oneOf, someOf } from '@/list/listSearch';

/** An id of this kind, or nothing: the API refuses the whole list for a text that is no id. */
const idOf = (kind: string) =>
  v.optional(v.fallback(v.optional(v.pipe(v.string(), v.regex(new RegExp(`^${kind}_[0-9a-z]{26}$`)))), undefined));

export const callLogsSearch = listSearch(CallLogOrderField, {
  status: someOf(CallStatus),
  /** The direction of the call: `direction` alone is that of the order. */
  callDirection: oneOf(CallDirection),
  agent: idOf('agent'),
  number: idOf('phone'),
  /** The first and the last day, both included, in the viewer's zone. */
  from: day,
  to: day,
});

export type CallLogsSearch = InferOutput<typeof callLogsSearch>;
