import { Button, type GraphiQLPlugin } from '@graphiql/react';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { type FieldError, logIn, logOut, refresh, type Session, signUp } from './session';
import { useSession } from './useSession';

function LogInPanel() {
  const session = useSession();
  return (
    <section className="playground-panel" aria-label="Log in">
      {session.in ? <Account session={session} /> : <Entrance notice={session.notice} />}
    </section>
  );
}

function Entrance({ notice }: { notice: string | null }) {
  const [isNew, setIsNew] = useState(false);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [busy, setBusy] = useState(false);
  const fields = isNew ? ['email', 'password', 'fullName'] : ['email', 'password'];
  const others = errors.filter(({ field }) => field === null || !fields.includes(field));

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [email, password, fullName] = ['email', 'password', 'fullName'].map(name => String(form.get(name) ?? ''));
    setBusy(true);
    const input = { email: email ?? '', password: password ?? '' };
    const problems = await (isNew ? signUp(fullName ? { ...input, fullName } : input) : logIn(input));
    setErrors(problems);
    setBusy(false);
  }

  function change(next: boolean) {
    setIsNew(next);
    setErrors([]);
  }

  return (
    <>
      <h2>{isNew ? 'Sign up' : 'Log in'}</h2>
      {notice && (
        <p className="playground-notice" role="status">
          {notice}
        </p>
      )}
      {/* The API judges what was typed: its sentences are better than the browser's. */}
      <form onSubmit={submit} noValidate>
        <Field name="email" label="E-mail" type="email" autoComplete="username" errors={errors} />
        <Field
          name="password"
          label="Password"
          type="password"
          autoComplete={isNew ? 'new-password' : 'current-password'}
          errors={errors}
          {...(isNew && { hint: '12 to 128 characters, and not easy to guess.' })}
        />
        {isNew && (
          <Field name="fullName" label="Full name (may be left out)" type="text" autoComplete="name" errors={errors} />
        )}
        <div role="alert">
          {others.map(({ message }) => (
            <p key={message} className="playground-error">
              {message}
            </p>
          ))}
        </div>
        <Button type="submit" disabled={busy} className="playground-main">
          {busy ? 'One moment…' : isNew ? 'Sign up' : 'Log in'}
        </Button>
      </form>
      <p>
        {isNew ? 'You have an account?' : 'No account yet?'}{' '}
        <button type="button" className="playground-link" onClick={() => change(!isNew)}>
          {isNew ? 'Log in' : 'Sign up'}
        </button>
      </p>
      <p className="playground-small">The tokens stay in this page's memory. Reloading the page forgets them.</p>
    </>
  );
}

interface FieldProps {
  name: string;
  label: string;
  type: string;
  autoComplete: string;
  errors: FieldError[];
  hint?: string;
}

function Field({ name, label, type, autoComplete, errors, hint }: FieldProps) {
  const id = useId();
  const mine = errors.filter(({ field }) => field === name).map(({ message }) => message);
  const texts = mine.length > 0 ? mine : hint ? [hint] : [];
  return (
    <div className="playground-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        type={type}
        autoComplete={autoComplete}
        aria-invalid={mine.length > 0}
        aria-describedby={`${id}-texts`}
        spellCheck={false}
      />
      <div id={`${id}-texts`} aria-live="polite">
        {texts.map(text => (
          <p key={text} className={mine.length > 0 ? 'playground-error' : 'playground-small'}>
            {text}
          </p>
        ))}
      </div>
    </div>
  );
}

function Account({ session }: { session: Extract<Session, { in: true }> }) {
  const now = useNow();
  const left = Math.max(0, session.expiresAt - now);
  const expired = session.expired || left === 0;
  const at = new Date(session.expiresAt).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return (
    <>
      <h2>{session.email ?? 'Logged in'}</h2>
      {expired ? (
        <p className="playground-error" role="alert">
          The access token expired at {at}. {session.refreshToken === null ? 'Log out, then log in again.' : ''}
        </p>
      ) : (
        <p>
          You are logged in. The access token is good for {duration(left)}, until {at}
          {session.refreshToken === null ? '.' : ', and is refreshed before that.'}
        </p>
      )}
      {session.problem && (
        <p className="playground-error" role="alert">
          The token could not be refreshed. {session.problem}
        </p>
      )}
      <p className="playground-small">
        It is in the headers of each tab, and goes with every request. A header <code>Authorization</code> that you
        write yourself stays, and one with an empty text sends no token.
      </p>
      <div className="playground-buttons">
        {session.refreshToken !== null && (
          <Button type="button" disabled={session.refreshing} onClick={() => void refresh()}>
            {session.refreshing ? 'Refreshing…' : 'Refresh now'}
          </Button>
        )}
        <Button type="button" onClick={() => void logOut()}>
          Log out
        </Button>
      </div>
    </>
  );
}

function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1_000);
  if (seconds < 120) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.round(seconds / 60)} minutes`;
}

function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function LogInIcon() {
  const session = useSession();
  return (
    <svg
      height="1em"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <circle cx="12" cy="8" r="4.25" />
      <path d="M3.75 21c0-4.2 3.7-6.75 8.25-6.75s8.25 2.55 8.25 6.75" />
      {session.in && (
        <circle cx="20" cy="4" r="3.5" className={session.expired ? 'playground-dot-bad' : 'playground-dot-good'} />
      )}
    </svg>
  );
}

export const LOG_IN_PLUGIN: GraphiQLPlugin = { title: 'Log in', icon: LogInIcon, content: LogInPanel };
