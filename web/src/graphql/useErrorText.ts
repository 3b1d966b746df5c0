import type { CombinedError } from 'urql';
import { useT } from '@/i18n/useT';
import { errorCode, isUnreachable, requestIdOf, retryAfterSeconds } from './errors';

/** Why a request failed, in a sentence for a person. Where the id of the request stands beside it, it is not said again. */
export function useErrorText({ idIsBeside = false } = {}) {
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
      default: {
        const id = idIsBeside ? undefined : requestIdOf(error);
        return id ? t('error.unexpectedId', { id }) : t('error.unexpected');
      }
    }
  };
}
