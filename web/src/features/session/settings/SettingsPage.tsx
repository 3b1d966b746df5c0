import { SingleKeysSwitch } from '@/app/shell/SingleKeysSwitch';
import { useT } from '@/i18n/useT';
import { Card } from '@/ui/Card';
import { PageHeader } from '@/ui/PageHeader';
import { PasswordForm } from './PasswordForm';
import { ProfileForm } from './ProfileForm';
import { Sessions } from './Sessions';

export function SettingsPage() {
  const t = useT();
  return (
    <>
      <PageHeader title={t('settings.title')} description={t('settings.description')} />
      <div className="grid max-w-2xl gap-6">
        <ProfileForm />
        <PasswordForm />
        <Card title={t('settings.keyboard')}>
          <SingleKeysSwitch />
        </Card>
        <Sessions />
      </div>
    </>
  );
}
