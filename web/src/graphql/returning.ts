import { connection, onConnection } from './connection';

/** A page that was not seen for so long may show what is no longer so. */
export const LONG_AWAY = 5 * 60_000;

/** Calls back when the server is heard of again, and when somebody comes back to the page after long. */
export function onReturn(catchUp: () => void): () => void {
  let wasConnected = connection() === 'connected';
  let hiddenAt = document.hidden ? Date.now() : undefined;

  const stopListening = onConnection(() => {
    const isConnected = connection() === 'connected';
    if (isConnected && !wasConnected) catchUp();
    wasConnected = isConnected;
  });
  const look = () => {
    if (document.hidden) {
      hiddenAt = Date.now();
      return;
    }
    if (hiddenAt !== undefined && Date.now() - hiddenAt >= LONG_AWAY) catchUp();
    hiddenAt = undefined;
  };
  document.addEventListener('visibilitychange', look);
  return () => {
    stopListening();
    document.removeEventListener('visibilitychange', look);
  };
}
