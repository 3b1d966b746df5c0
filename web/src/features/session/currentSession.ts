import { useSyncExternalStore } from 'react';
import { draftKeeper } from '@/forms/drafts';
import { Session } from './Session';

export type { SessionUser } from './Session';

import { transport } from './transport';

// Browsers have locks only on pages that came over HTTPS or from this machine. Without them, the API itself allows two tabs to
// renew at once.
const withoutLocks = { request: (_name: string, work: () => Promise<unknown>) => work() } as unknown as LockManager;

/** The session of this page. */
export const session = new Session({
  transport,
  channel: new BroadcastChannel('session'),
  locks: navigator.locks ?? withoutLocks,
  now: Date.now,
});

const keepDrafts = draftKeeper();
session.subscribe(() => keepDrafts(session.state));

// A page that the browser had put aside may have missed that another tab logged out.
window.addEventListener('pageshow', event => {
  if (event.persisted) window.location.reload();
});

export const useSession = () => useSyncExternalStore(session.subscribe, () => session.state);

/** The user of a page that is shown only to users. */
export function useUser() {
  const { user } = useSession();
  if (!user) throw new Error('This part of the page is for users that are logged in.');
  return user;
}
