import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import type { Locale } from './locale';
import { useShownMessages } from './messages';

// Numbers and dates as in India: lakhs, and the day before the month.
const regional: Record<Locale, string> = { en: 'en-IN', hi: 'hi-IN' };

export function LanguageProvider({ children }: { children: ReactNode }) {
  const shown = useShownMessages();
  if (!shown) return null;
  return (
    <IntlProvider locale={regional[shown.locale]} messages={shown.messages}>
      {children}
    </IntlProvider>
  );
}
