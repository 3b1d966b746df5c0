import { useSyncExternalStore } from 'react';

export const locales = ['en', 'hi'] as const;
export type Locale = (typeof locales)[number];

const KEY = 'language';
const listeners = new Set<() => void>();

const isLocale = (text: string | null | undefined): text is Locale => locales.some(locale => locale === text);

/** What was chosen here before, else the first of the browser's languages that there is a catalogue for. */
function preferred(): Locale {
  const chosen = localStorage.getItem(KEY);
  if (isLocale(chosen)) return chosen;
  return navigator.languages.map(tag => tag.split('-')[0]).find(isLocale) ?? 'en';
}

let current = preferred();

export function chooseLocale(locale: Locale) {
  localStorage.setItem(KEY, locale);
  current = locale;
  for (const listener of listeners) listener();
}

export const chosenLocale = () => current;

/** Calls the listener whenever a language is chosen, until what it answers is called. */
export function onLocaleChosen(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useLocale = () => useSyncExternalStore(onLocaleChosen, chosenLocale);
