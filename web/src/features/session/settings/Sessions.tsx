import { useState } from 'react';
import { useErrorText } from '@/graphql/useErrorText';
import { useT } from '@/i18n/useT';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { lazyDialog } from '@/ui/lazyDialog';
import { session } from '../currentSession';
import { useLogOut } from '../useLogOut';

const ConfirmDialog = lazyDialog(async () => (await import('@/ui/ConfirmDialog')).ConfirmDialog);

export function Sessions() {
  const t = useT();
  const errorText = useErrorText();
  const logOut = useLogOut();
  const [isAsking, setIsAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function logOutEverywhere() {
    setBusy(true);
    const error = await session.logOut({ everywhere: true });
    setBusy(false);
    setProblem(error && errorText(error));
  }

  return (
    <Card title={t('settings.sessions')}>
      <p className="text-muted">{t('settings.sessionsText')}</p>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button onClick={logOut}>{t('session.logOut')}</Button>
        <Button onClick={() => setIsAsking(true)}>{t('settings.logOutEverywhere')}</Button>
      </div>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setIsAsking(false)}
        title={t('settings.logOutEverywhereTitle')}
        confirmLabel={t('settings.logOutEverywhere')}
        onConfirm={logOutEverywhere}
        busy={busy}
        error={problem}
      >
        {t('settings.logOutEverywhereText')}
      </ConfirmDialog>
    </Card>
  );
}
