import type { CallStatus } from '@/graphql/enums.generated';

const ongoing: readonly CallStatus[] = ['QUEUED', 'RINGING', 'IN_PROGRESS'];
const finals: readonly CallStatus[] = ['COMPLETED', 'BUSY', 'NO_ANSWER', 'FAILED', 'CANCELED'];

/** In the order in which a call goes through them. */
export const callStatuses = [...ongoing, ...finals];

/** Whether a call with this status is over: it keeps the status, and only it has an end. */
export const isFinal = (status: CallStatus) => finals.includes(status);
