import { CloudOff } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { session } from '@/features/session/currentSession';
import { waitOrBack } from '@/graphql/connection';
import { useT } from '@/i18n/useT';
import { Button } from '@/ui/Button';

const RETRY_AFTER = 5_000;

/** Shown when the page was loaded while the API can't be asked who is logged in. Goes on by itself. */
export function Unreachable() {
  const t = useT();
  const [busy, setBusy] = useState(false);
  const retry = useCallback(async () => {
    setBusy(true);
    await session.start();
    setBusy(false);
  }, []);

  useEffect(() => {
    let gone = false;
    const goOn = async () => {
      while (!gone) {
        await waitOrBack(RETRY_AFTER);
        if (!gone) await session.start();
      }
    };
    goOn();
    return () => {
      gone = true;
    };
  }, []);

  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-2 p-6 text-center">
      <span className="mb-1 grid size-12 place-items-center rounded-full bg-sunken text-muted">
        <CloudOff aria-hidden className="size-5" />
      </span>
      <h1 className="text-base font-semibold">{t('session.unreachableTitle')}</h1>
      <p className="max-w-sm text-muted">{t('error.unreachable')}</p>
      <Button busy={busy} onClick={retry} className="mt-3">
        {t('ui.retry')}
      </Button>
    </main>
  );
}
