import { Link, useSearch } from '@tanstack/react-router';
import * as v from 'valibot';
import { Form } from '@/forms/Form';
import { TextField } from '@/forms/fields';
import { useApiForm } from '@/forms/useApiForm';
import { useT } from '@/i18n/useT';
import { session } from './currentSession';
import { StrangersPage } from './StrangersPage';
import { email, fullName, newPassword } from './schemas';

const schema = v.object({ fullName, email, password: newPassword });

export function SignUpPage() {
  const t = useT();
  const { next } = useSearch({ from: '/strangers/signup' });
  const form = useApiForm({
    schema,
    defaultValues: { fullName: '', email: '', password: '' },
    submit: values => session.signUp({ ...values, fullName: values.fullName || null }),
    // The session's change leads on.
    onDone: () => undefined,
  });
  return (
    <StrangersPage
      title={t('session.signUpTitle')}
      other={
        <>
          {t('session.haveAccount')}{' '}
          <Link to="/login" search={{ next }} className="font-medium text-accent-ink underline">
            {t('session.logIn')}
          </Link>
        </>
      }
    >
      <Form form={form} submitLabel={t('session.signUp')} wideButton>
        <TextField name="fullName" autoComplete="name" label={t('session.fullName')} optional />
        <TextField name="email" type="email" autoComplete="username" label={t('session.email')} />
        <TextField
          name="password"
          type="password"
          autoComplete="new-password"
          label={t('session.password')}
          hint={t('session.passwordHint')}
        />
      </Form>
    </StrangersPage>
  );
}
