import type { CallStatus } from '@/graphql/enums.generated';

const finals: readonly CallStatus[] = ['COMPLETED', 'BUSY', 'NO_ANSWER', 'FAILED', 'CANCELED'];

/** Whether a call with this status is over: it keeps the status, and only it has an end. */
export const isFinal = (status: CallStatus) => finals.includes(status);
