/** Digits as people write telephone numbers. */
const PHONE = /^\+?[\d\s().-]+$/;
/** Fewer digits may be a part of anything. */
const DIGITS_OF_A_PHONE = 7;

/**
 * The text to look for. The API finds a number as it keeps it, `+919820007919`; people type and copy it as it is shown,
 * `098200 07919`: so gaps are left out, and the zero that is dialled within the country. `digits` says from how many on a text is taken
 * for a number.
 */
export function asKept(text: string, digits = DIGITS_OF_A_PHONE): string {
  const number = text.replace(/\D/g, '');
  if (!PHONE.test(text) || number.length < digits) return text;
  return text.startsWith('+') ? number : number.replace(/^0+/, '');
}
