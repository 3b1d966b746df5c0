import { useSyncExternalStore } from 'react';
import { current, type Session, subscribe } from './session';

export function useSession(): Session {
  return useSyncExternalStore(subscribe, current);
}
