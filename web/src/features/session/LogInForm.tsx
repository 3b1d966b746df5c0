import * as v from 'valibot';
import { Form } from '@/forms/Form';
import { TextField } from '@/forms/fields';
import { useApiForm } from '@/forms/useApiForm';
import { useT } from '@/i18n/useT';
import { session } from './currentSession';
import { email, password } from './schemas';

const schema = v.object({ email, password });

/** In the dialog over a page the address is given: another account would be another page. */
export function LogInForm({ forEmail }: { forEmail?: string }) {
  const t = useT();
  const form = useApiForm({
    schema,
    defaultValues: { email: forEmail ?? '', password: '' },
    submit: values => session.logIn(values),
    // The session's change leads on: to the page that was asked for, or back to what lay below the dialog.
    onDone: () => undefined,
  });
  return (
    <Form form={form} submitLabel={t('session.logIn')} wideButton>
      <TextField
        name="email"
        type="email"
        autoComplete="username"
        label={t('session.email')}
        readOnly={forEmail !== undefined}
      />
      <TextField name="password" type="password" autoComplete="current-password" label={t('session.password')} />
    </Form>
  );
}
