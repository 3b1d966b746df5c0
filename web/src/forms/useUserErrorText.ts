import { useIntl } from 'react-intl';
import { useT } from '@/i18n/useT';
import type { UserError } from './userErrors';

/** The API's own sentence says most, but it is English; other languages have one for each kind of mistake. */
export function useUserErrorText() {
  const t = useT();
  const { locale } = useIntl();
  return ({ code, message }: UserError) => (locale.startsWith('en') ? message : t(`userError.${code}`));
}
