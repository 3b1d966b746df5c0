import { Provider } from 'urql';
import { useSession } from '@/features/session/currentSession';
import { currentApi } from '../currentApi';
import { Shell } from './Shell';

/** All that is for users only, and loaded only for them: the client of their session, and the shell with the page in it. */
export function UsersPart() {
  const { user, status, epoch } = useSession();
  // Logged out, and not yet at the log-in page: nothing is left to be seen.
  if (!user) return null;
  return (
    <Provider key={epoch} value={currentApi().client}>
      <Shell user={user} isExpired={status === 'expired'} />
    </Provider>
  );
}
