import type { Locale } from '@/i18n/locale';

/** Each in its own language, so that everybody finds theirs. */
export const languages: readonly { value: Locale; label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'hi', label: 'हिन्दी' },
];
