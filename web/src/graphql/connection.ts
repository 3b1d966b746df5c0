import { useSyncExternalStore } from 'react';

// Whether the page hears from the server, for the banner and for all who wait until it is back: told by the browser (network), by
// the socket, and by requests.

export type Connection = 'connected' | 'reconnecting' | 'offline';

let socket: 'unused' | 'open' | 'lost' = 'unused';
let requestsAreLost = false;
const listeners = new Set<() => void>();

function change(work: () => void) {
  const before = `${socket} ${requestsAreLost}`;
  work();
  if (before !== `${socket} ${requestsAreLost}`) for (const listener of listeners) listener();
}

export function socketIs(state: typeof socket) {
  change(() => {
    socket = state;
    // Whoever lets a socket in answers requests too.
    if (state === 'open') requestsAreLost = false;
  });
}

/** Whether the last request was answered by the API, with whatever: a refusal is an answer. */
export function requestsAre(state: 'answered' | 'lost') {
  change(() => {
    requestsAreLost = state === 'lost';
  });
}

export const isAnswering = () => !requestsAreLost;
export const hearsBySocket = () => socket === 'open';

export function connection(): Connection {
  if (!navigator.onLine) return 'offline';
  return socket === 'lost' || requestsAreLost ? 'reconnecting' : 'connected';
}

export function onConnection(listener: () => void) {
  listeners.add(listener);
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

export const useConnection = () => useSyncExternalStore(onConnection, connection);

const LONGEST_WAIT = 30_000;

/** Waits longer each time, and not the same on every page, so that a restarted server is not stormed. */
export const backoff = (tries: number, random = Math.random()) =>
  Math.min(LONGEST_WAIT, 500 * 2 ** tries) * (0.5 + random / 2);

/** Resolves after the time, or as soon as the network is back or requests are answered again. */
export function waitOrBack(milliseconds: number): Promise<void> {
  let wasAnswering = isAnswering();
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      stop();
      resolve();
    };
    const stop = onConnection(() => {
      if (!wasAnswering && isAnswering()) done();
      wasAnswering = isAnswering();
    });
    const timer = setTimeout(done, milliseconds);
    window.addEventListener('online', done);
  });
}
