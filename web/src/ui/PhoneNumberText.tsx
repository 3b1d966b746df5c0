/** A number as people write it; the API formats it. */
export function PhoneNumberText({ formatted, e164 }: { formatted: string; e164?: string }) {
  return (
    <span title={e164} translate="no" className="whitespace-nowrap tabular-nums">
      {formatted}
    </span>
  );
}
