import { canonicalTag } from './languageTag';

// Languages that agents speak, by their BCP 47 tags. The browser knows their names in every language.

/** What is offered without being typed: those of India first. */
export const commonLanguages: readonly string[] = [
  ...['en-IN', 'hi', 'bn', 'te', 'mr', 'ta', 'gu', 'kn', 'ml', 'pa', 'or', 'as', 'ur', 'ne', 'kok', 'sd', 'sa'],
  ...['en', 'en-US', 'en-GB', 'es', 'es-MX', 'fr', 'de', 'pt', 'pt-BR', 'it', 'nl', 'ar', 'tr', 'ru', 'uk', 'pl'],
  ...['zh', 'ja', 'ko', 'id', 'ms', 'th', 'vi', 'fil', 'sw', 'si'],
];

const named = new Map<string, Intl.DisplayNames>();

/** The name of a language in the language of whoever reads it; the tag itself where it has no name. */
export function languageName(tag: string, locale: string): string {
  const names = named.get(locale) ?? new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' });
  named.set(locale, names);
  const canonical = canonicalTag(tag);
  return (canonical && names.of(canonical)) || tag;
}

/** Those whose name or tag contains the text; and the text itself where it is a tag that is not in the list. */
export function findLanguages(text: string, locale: string): string[] {
  const wanted = text.trim().toLocaleLowerCase(locale);
  const found = commonLanguages.filter(
    tag => tag.toLowerCase().includes(wanted) || languageName(tag, locale).toLocaleLowerCase(locale).includes(wanted),
  );
  const typed = canonicalTag(text);
  // A word like "hindi" has the form of a tag, but no name: it is no language.
  const isAnother = typed !== undefined && !found.includes(typed) && languageName(typed, locale) !== typed;
  return isAnother ? [...found, typed] : found;
}
