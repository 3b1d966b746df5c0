import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { CombinedError } from 'urql';
import { useT } from '@/i18n/useT';
import { Button } from '@/ui/Button';
import { ErrorState } from '@/ui/ErrorState';

/** In place of a page that failed; the rest of the client goes on. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const t = useT();
  const router = useRouter();
  const retry = () => {
    reset();
    router.invalidate();
  };
  useEffect(() => {
    console.error(error);
  }, [error]);

  if (error instanceof CombinedError) return <ErrorState error={error} onRetry={retry} />;
  return (
    <div role="alert" className="grid min-h-[50dvh] place-content-center justify-items-center gap-2 p-6 text-center">
      <h1 className="text-base font-semibold">{t('error.page')}</h1>
      {/* A page whose code did not come, because the network broke or a new version was installed, comes with a new start. */}
      <Button look="primary" className="mt-3" onClick={() => window.location.reload()}>
        {t('ui.retry')}
      </Button>
    </div>
  );
}
