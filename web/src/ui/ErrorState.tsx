import { CircleAlert } from 'lucide-react';
import type { CombinedError } from 'urql';
import { requestIdOf } from '@/graphql/errors';
import { useErrorText } from '@/graphql/useErrorText';
import { useT } from '@/i18n/useT';
import { Button } from './Button';
import { CopyButton } from './CopyButton';

/** What could not be loaded, in the place where it would be: why, what to do, and what to tell us. */
export function ErrorState({ error, onRetry }: { error: CombinedError; onRetry: () => void }) {
  const t = useT();
  const text = useErrorText({ idIsBeside: true });
  const requestId = requestIdOf(error);
  return (
    <div role="alert" className="grid justify-items-center gap-2 px-6 py-14 text-center">
      <span className="mb-1 grid size-11 place-items-center rounded-full bg-danger-soft text-danger-ink">
        <CircleAlert aria-hidden className="size-5" />
      </span>
      <h2 className="font-semibold">{t('error.title')}</h2>
      <p className="max-w-md text-muted">{text(error)}</p>
      <Button className="mt-3" onClick={onRetry}>
        {t('ui.retry')}
      </Button>
      {requestId && (
        <p className="mt-1 flex items-center gap-1 text-xs text-muted">
          {t('error.requestId')} <code className="font-mono">{requestId}</code>
          <CopyButton text={requestId} label={t('error.copyRequestId')} />
        </p>
      )}
    </div>
  );
}
