import { SHORTEST_SEARCH } from '@/list/listState';

const LONGEST = 200;
const PHONE = /^\+?[\d\s().-]+$/;
/** Fewer digits may be a part of anything. */
const DIGITS_OF_A_PHONE = 7;

/**
 * What to ask the API for; undefined while it is too short. The API finds a number as it keeps it, `+919876543210`; people copy it as
 * it is shown, `098765 43210`.
 */
export function wanted(typed: string): string | undefined {
  const text = typed.trim();
  if (text.length < SHORTEST_SEARCH) return undefined;
  const digits = text.replace(/\D/g, '');
  if (!PHONE.test(text) || digits.length < DIGITS_OF_A_PHONE) return text.slice(0, LONGEST);
  return text.startsWith('+') ? digits : digits.replace(/^0+/, '');
}
