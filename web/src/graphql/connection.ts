import { useSyncExternalStore } from 'react';

// Whether the page hears from the server, for the banner: told by the browser (network) and by the socket.

export type Connection = 'connected' | 'reconnecting' | 'offline';

let socketIsLost = false;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

export function socketLost(lost: boolean) {
  if (socketIsLost === lost) return;
  socketIsLost = lost;
  tell();
}

function connection(): Connection {
  if (!navigator.onLine) return 'offline';
  return socketIsLost ? 'reconnecting' : 'connected';
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

export const useConnection = () => useSyncExternalStore(subscribe, connection);

/** Resolves after the time, or as soon as the network is back. */
export function waitOrOnline(milliseconds: number): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    window.addEventListener('online', done);
  });
}
