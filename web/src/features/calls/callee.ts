interface Call {
  readonly callee: string | null;
  readonly direction: 'INBOUND' | 'OUTBOUND';
  readonly phoneNumber: { readonly number: string; readonly numberFormatted: string } | null;
}

/** Who was called, for people. Where it is one of the account's own numbers, the API has it in their form. */
export function calleeText({ callee, direction, phoneNumber }: Call): string | undefined {
  if (callee !== null) return phoneNumber?.number === callee ? phoneNumber.numberFormatted : callee;
  // A call that came in came to the number that it is logged with.
  return direction === 'INBOUND' ? phoneNumber?.numberFormatted : undefined;
}

/** Whom the account's own side spoke with, for people: in a call that went out that is not the caller. */
export const customerText = (call: Call & { readonly callerFormatted: string }): string =>
  (call.direction === 'OUTBOUND' && calleeText(call)) || call.callerFormatted;
