interface Props {
  formatted: string;
  e164?: string;
  /** Whether what is too long goes on in the next line instead of being cut off. */
  whole?: boolean;
}

const number = /^[\d\s()+./-]+$/;

/** A number as people write it; the API formats it. What a carrier sent in its place may be much longer, such as a SIP address. */
export function PhoneNumberText({ formatted, e164, whole }: Props) {
  if (number.test(formatted)) {
    return (
      <span title={e164} translate="no" className="whitespace-nowrap tabular-nums">
        {formatted}
      </span>
    );
  }
  return (
    <bdi
      title={e164 ?? formatted}
      translate="no"
      className={whole ? 'wrap-anywhere' : 'inline-block max-w-32 truncate align-bottom 2xl:max-w-60'}
    >
      {formatted}
    </bdi>
  );
}
