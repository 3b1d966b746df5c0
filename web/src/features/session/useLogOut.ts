import { useContext } from 'react';
import { UnsavedContext } from '@/forms/useUnsavedChanges';
import { session } from './currentSession';

/** Logs out, and asks before if something was typed: drafts do not outlive the session. */
export function useLogOut() {
  const scope = useContext(UnsavedContext);
  const logOut = () => void session.logOut();
  return () => (scope ? scope.leave(logOut, true) : logOut());
}
