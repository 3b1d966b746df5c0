import { Link } from '@tanstack/react-router';
import { PhoneNumberText } from '@/ui/PhoneNumberText';
import type { CallChoiceFragment } from './Calls.generated';

/** Leads to the call's own page. */
export function CallLink({ call }: { call: CallChoiceFragment }) {
  return (
    <Link
      to="/call-logs/$id"
      params={{ id: call.id }}
      className="font-medium text-accent-ink underline underline-offset-2"
    >
      <PhoneNumberText formatted={call.callerFormatted} e164={call.caller} />
    </Link>
  );
}
