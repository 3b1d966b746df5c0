import { lazy, Suspense } from 'react';
import { useT } from '@/i18n/useT';
import { Card } from '@/ui/Card';
import { loadPart } from '@/ui/loadPart';
import { PageHeader } from '@/ui/PageHeader';
import { Skeleton } from '@/ui/Skeleton';
import { PasswordForm } from './PasswordForm';
import { ProfileForm } from './ProfileForm';
import { Sessions } from './Sessions';

// The switch is more code than the rest of the page has left for it.
const SingleKeysSwitch = lazy(async () => {
  const { SingleKeysSwitch } = await loadPart(() => import('@/app/shell/SingleKeysSwitch'));
  return { default: SingleKeysSwitch };
});

export function SettingsPage() {
  const t = useT();
  return (
    <>
      <PageHeader title={t('settings.title')} description={t('settings.description')} />
      <div className="grid max-w-2xl gap-6">
        <ProfileForm />
        <PasswordForm />
        <Card title={t('settings.keyboard')}>
          <Suspense fallback={<Skeleton className="h-9 w-full" />}>
            <SingleKeysSwitch />
          </Suspense>
        </Card>
        <Sessions />
      </div>
    </>
  );
}
