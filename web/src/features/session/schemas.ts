import * as v from 'valibot';
import type { MessageId } from '@/i18n/catalogues';

// What can be known to be wrong without asking the API; the rest it says itself.

const message = (id: MessageId) => id;

export const email = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty(message('form.required')),
  v.regex(/^\S+@\S+$/, message('session.emailInvalid')),
  v.maxLength(254, message('form.tooLong')),
);

/** A password that exists: whether it is right, the API knows. */
export const password = v.pipe(v.string(), v.nonEmpty(message('form.required')));

export const newPassword = v.pipe(
  v.string(),
  v.nonEmpty(message('form.required')),
  v.minLength(12, message('session.passwordTooShort')),
  v.maxLength(128, message('form.tooLong')),
);

export const fullName = v.pipe(v.string(), v.trim(), v.maxLength(200, message('form.tooLong')));
