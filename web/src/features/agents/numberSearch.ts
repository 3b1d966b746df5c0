/**
 * What to look for when a number is typed as people write it: the API looks in E.164 and in labels, so spaces go, and so does the
 * zero that is dialled before a number within the country.
 */
export function numberSearch(typed: string): string {
  const text = typed.trim();
  if (!/^\+?[\d\s().-]+$/.test(text)) return text;
  const digits = text.replace(/\D/g, '');
  return text.startsWith('+') ? digits : digits.replace(/^0+/, '');
}
