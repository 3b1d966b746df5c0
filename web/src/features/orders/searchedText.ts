/** Digits as people write telephone numbers, and enough of them to be no other number. */
const phoneLike = /^\+?[\d\s().-]+$/;
const DIGITS_OF_A_PHONE = 7;

/**
 * The text to look for. The API looks for numbers as they are stored, `+919876543210`; people type or copy them as they are shown,
 * `098765 43210`: so gaps are left out, and the zero that is dialled within the country.
 */
export function searchedText(text: string | undefined): string | undefined {
  if (!text || !phoneLike.test(text)) return text;
  const number = text.replace(/[^\d+]/g, '');
  return number.length < DIGITS_OF_A_PHONE ? text : number.replace(/^0+/, '');
}
