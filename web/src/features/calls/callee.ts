interface Call {
  readonly calleeFormatted: string | null;
  readonly direction: 'INBOUND' | 'OUTBOUND';
  readonly phoneNumber: { readonly numberFormatted: string } | null;
}

/** Who was called, for people. Where it is not told, a call that came in came to the number that it is logged with. */
export function calleeText({ calleeFormatted, direction, phoneNumber }: Call): string | undefined {
  return calleeFormatted ?? (direction === 'INBOUND' ? phoneNumber?.numberFormatted : undefined);
}
