import type { CombinedError } from 'urql';
import { useT } from '@/i18n/useT';
import { errorCode, isUnreachable, retryAfterSeconds } from './errors';

/** Why a request failed, in a sentence for a person. */
export function useErrorText() {
  const t = useT();
  return (error: CombinedError): string => {
    if (isUnreachable(error)) return t(navigator.onLine ? 'error.unreachable' : 'error.offline');
    switch (errorCode(error)) {
      case 'THROTTLED':
        return t('error.throttled', { seconds: retryAfterSeconds(error) ?? 1 });
      case 'UNAVAILABLE':
      case 'REQUEST_TIMEOUT':
        return t('error.busy');
      case 'UNAUTHENTICATED':
        return t('error.unauthenticated');
      default:
        return t('error.unexpected');
    }
  };
}
