import { useSyncExternalStore } from 'react';
import { loadPage, loadPart } from '@/ui/loadPart';
import { type Catalogue, everywhere, loadMessages, type Messages } from './catalogues';
import { chosenLocale, type Locale, onLocaleChosen } from './locale';

interface Shown {
  locale: Locale;
  messages: Messages;
}

const wanted = new Set(everywhere);
const listeners = new Set<() => void>();
let shown: Shown | undefined;

/** Loads all that is wanted in the language that is chosen. The browser keeps what it has loaded once. */
async function load(): Promise<void> {
  const locale = chosenLocale();
  const messages = await loadPart(() => loadMessages(locale, wanted));
  // Another language was chosen meanwhile: that is the one to wait for.
  if (locale !== chosenLocale()) return load();
  document.documentElement.lang = locale;
  // Loads can overtake each other: what is there stays.
  shown = { locale, messages: shown?.locale === locale ? { ...shown.messages, ...messages } : messages };
  for (const listener of listeners) listener();
}

onLocaleChosen(load);
void load();

/** A page's code together with the catalogue of what it says: the page is never drawn before its words are there. */
export const withCatalogue =
  <Page>(name: Catalogue, loadCode: () => Promise<Page>) =>
  async (): Promise<Page> => {
    wanted.add(name);
    const [page] = await Promise.all([loadPage(loadCode), load()]);
    return page;
  };

/** The messages to show: of the language before, until those of the chosen one have come. */
export const useShownMessages = () =>
  useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => shown,
  );
