import { useMutation } from 'urql';
import * as v from 'valibot';
import { Form } from '@/forms/Form';
import { TextField } from '@/forms/fields';
import { useApiForm } from '@/forms/useApiForm';
import { useT } from '@/i18n/useT';
import { Card } from '@/ui/Card';
import { toast } from '@/ui/toasts';
import { session, useUser } from '../currentSession';
import { newPassword, password } from '../schemas';
import { ChangePasswordDocument } from './Settings.generated';

const schema = v.object({ currentPassword: password, newPassword });

export function PasswordForm() {
  const t = useT();
  const user = useUser();
  const [, change] = useMutation(ChangePasswordDocument);
  const form = useApiForm({
    schema,
    defaultValues: { currentPassword: '', newPassword: '' },
    submit: async input => {
      const { data, error } = await change({ input });
      return { payload: data?.changePassword, error };
    },
    onDone: payload => {
      // All sessions have ended and this one began anew, in all tabs.
      if (payload.user && payload.tokens) session.begin(payload.user, payload.tokens);
      form.methods.reset();
      toast(t('settings.passwordChanged'));
    },
  });
  return (
    <Card title={t('settings.password')}>
      <Form form={form} submitLabel={t('settings.changePassword')}>
        {/* For password managers: whose password it is. */}
        <input type="hidden" autoComplete="username" value={user.email} readOnly />
        <TextField
          name="currentPassword"
          type="password"
          autoComplete="current-password"
          label={t('settings.currentPassword')}
        />
        <TextField
          name="newPassword"
          type="password"
          autoComplete="new-password"
          label={t('settings.newPassword')}
          hint={t('session.passwordHint')}
        />
      </Form>
    </Card>
  );
}
