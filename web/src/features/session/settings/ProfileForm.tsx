import { useWatch } from 'react-hook-form';
import { useIntl } from 'react-intl';
import { useMutation } from 'urql';
import * as v from 'valibot';
import { Form } from '@/forms/Form';
import { SelectField, TextField } from '@/forms/fields';
import { useApiForm } from '@/forms/useApiForm';
import { useT } from '@/i18n/useT';
import { Card } from '@/ui/Card';
import { toast } from '@/ui/toasts';
import { session, useUser } from '../currentSession';
import { email, fullName } from '../schemas';
import { regionChoices } from './regions';
import { UpdateProfileDocument } from './Settings.generated';

const schema = v.object({ fullName, email, region: v.string(), currentPassword: v.string() });

export function ProfileForm() {
  const t = useT();
  const user = useUser();
  const { locale } = useIntl();
  const [, update] = useMutation(UpdateProfileDocument);

  const form = useApiForm({
    schema,
    defaultValues: { fullName: user.fullName ?? '', email: user.email, region: user.region, currentPassword: '' },
    submit: async values => {
      // The address is what somebody logs in with: another one needs the password, so it is sent only if it is another.
      const changesEmail = values.email !== user.email;
      const input = {
        fullName: values.fullName || null,
        region: values.region,
        ...(changesEmail && { email: values.email, currentPassword: values.currentPassword }),
      };
      const { data, error } = await update({ input });
      return { payload: data?.updateProfile, error };
    },
    onDone: ({ user: saved }, values) => {
      if (!saved) return;
      session.changeProfile(saved);
      form.methods.reset({ ...values, currentPassword: '' });
      toast(t('settings.profileSaved'));
    },
  });
  const typedEmail = useWatch({ control: form.methods.control, name: 'email' });

  return (
    <Card title={t('settings.profile')}>
      <Form form={form} submitLabel={t('ui.save')}>
        <TextField name="fullName" autoComplete="name" label={t('session.fullName')} optional />
        <TextField name="email" type="email" autoComplete="email" label={t('session.email')} />
        {typedEmail !== user.email && (
          <TextField
            name="currentPassword"
            type="password"
            autoComplete="current-password"
            label={t('settings.currentPassword')}
            hint={t('settings.emailNeedsPassword')}
          />
        )}
        <SelectField
          name="region"
          label={t('settings.region')}
          hint={t('settings.regionHint')}
          choices={regionChoices(locale)}
        />
      </Form>
    </Card>
  );
}
