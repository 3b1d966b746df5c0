import { type ReactNode, useEffect } from 'react';
import { Logo } from '@/app/shell/Logo';
import { chooseLocale, useLocale } from '@/i18n/locale';
import { useT } from '@/i18n/useT';

/** The frame of log-in and sign-up. */
export function StrangersPage({ title, children, other }: { title: string; children: ReactNode; other: ReactNode }) {
  const t = useT();
  const locale = useLocale();
  useEffect(() => {
    document.title = t('app.title', { page: title });
  }, [t, title]);
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between p-5 sm:px-8">
        <Logo />
        <button
          type="button"
          lang={locale === 'en' ? 'hi' : 'en'}
          onClick={() => chooseLocale(locale === 'en' ? 'hi' : 'en')}
          className="min-h-9 rounded-md px-3 font-medium text-muted hover:bg-hover hover:text-ink"
        >
          {locale === 'en' ? 'हिन्दी' : 'English'}
        </button>
      </header>
      <main className="grid flex-1 place-content-center px-4 pb-24">
        <div className="w-[min(24rem,calc(100vw-2rem))] rounded-xl border border-line bg-surface p-6 shadow-raised sm:p-8">
          <h1 tabIndex={-1} className="text-lg font-semibold tracking-tight">
            {title}
          </h1>
          <p className="mt-1 mb-6 text-muted">{t('session.pitch')}</p>
          {children}
        </div>
        <p className="mt-5 text-center text-muted">{other}</p>
      </main>
    </div>
  );
}
