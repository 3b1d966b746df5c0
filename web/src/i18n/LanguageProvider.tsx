import { type ReactNode, useEffect, useState } from 'react';
import { IntlProvider } from 'react-intl';
import { loadMessages, type Messages } from './catalogues';
import { type Locale, useLocale } from './locale';

// Numbers and dates as in India: lakhs, and the day before the month.
const regional: Record<Locale, string> = { en: 'en-IN', hi: 'hi-IN' };

export function LanguageProvider({ children }: { children: ReactNode }) {
  const locale = useLocale();
  const [loaded, setLoaded] = useState<{ locale: Locale; messages: Messages }>();

  useEffect(() => {
    let current = true;
    loadMessages(locale).then(messages => {
      if (!current) return;
      document.documentElement.lang = locale;
      setLoaded({ locale, messages });
    });
    return () => {
      current = false;
    };
  }, [locale]);

  // The language before stays until the next one has come.
  if (!loaded) return null;
  return (
    <IntlProvider locale={regional[loaded.locale]} messages={loaded.messages}>
      {children}
    </IntlProvider>
  );
}
