import type { CallDirection } from '@/graphql/enums.generated';

interface Call {
  readonly calleeFormatted: string | null;
  readonly direction: CallDirection;
  readonly phoneNumber: { readonly numberFormatted: string } | null;
}

/** Who was called, for people. Where it is not told, a call that came in came to the number that it is logged with. */
export function calleeText({ calleeFormatted, direction, phoneNumber }: Call): string | undefined {
  return calleeFormatted ?? (direction === 'INBOUND' ? phoneNumber?.numberFormatted : undefined);
}

/** Whom the account's own side spoke with, for people: in a call that went out that is not the caller. */
export const customerText = (call: Call & { readonly callerFormatted: string }): string =>
  (call.direction === 'OUTBOUND' && calleeText(call)) || call.callerFormatted;
