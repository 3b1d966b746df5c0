import { Link } from '@tanstack/react-router';
import { useT } from '@/i18n/useT';
import { buttonClasses } from '@/ui/Button';

export function NotFound() {
  const t = useT();
  return (
    <main className="grid min-h-[60dvh] place-content-center justify-items-center gap-2 p-6 text-center">
      <p className="font-mono text-muted">404</p>
      <h1 className="text-base font-semibold">{t('error.notFound')}</h1>
      <p className="text-muted">{t('error.notFoundText')}</p>
      <Link to="/dashboard" className={`${buttonClasses()} mt-3`}>
        {t('error.toDashboard')}
      </Link>
    </main>
  );
}
