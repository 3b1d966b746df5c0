import { Link, useSearch } from '@tanstack/react-router';
import { useT } from '@/i18n/useT';
import { LogInForm } from './LogInForm';
import { StrangersPage } from './StrangersPage';

export function LogInPage() {
  const t = useT();
  const { next } = useSearch({ from: '/strangers/login' });
  return (
    <StrangersPage
      title={t('session.logInTitle')}
      other={
        <>
          {t('session.noAccount')}{' '}
          <Link to="/signup" search={{ next }} className="font-medium text-accent-ink underline">
            {t('session.signUp')}
          </Link>
        </>
      }
    >
      <LogInForm />
    </StrangersPage>
  );
}
