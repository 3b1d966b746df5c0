import type { Choice } from '@/ui/Input';

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
// Groups of countries, and codes that are no longer used: the browser has names for them too.
const noCountries = new Set([
  'EU',
  'EZ',
  'UN',
  'QO',
  'XA',
  'XB',
  'ZZ',
  'AN',
  'CS',
  'DD',
  'SU',
  'TP',
  'YD',
  'YU',
  'ZR',
  'BU',
  'FX',
]);

/** The countries of ISO 3166, by their names in the language of the page: the browser knows them. */
export function regionChoices(locale: string): Choice[] {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  return letters
    .flatMap(first => letters.map(second => first + second))
    .filter(code => !noCountries.has(code))
    .flatMap(code => {
      const name = names.of(code);
      return name ? [{ value: code, label: name }] : [];
    })
    .sort((one, other) => one.label.localeCompare(other.label, locale));
}
