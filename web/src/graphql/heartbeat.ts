import { API_ADDRESS } from './address';
import { backoff, connection, hearsBySocket, isAnswering, onConnection, requestsAre } from './connection';

/** After so long without an answer, somebody who only looks at a page should learn that the server is gone. */
export const QUIET = 20_000;
const PATIENCE = 10_000;

/** Asks the API for nothing in particular. A proxy in front of it that answers in its place does not count. */
export async function isThere(): Promise<boolean> {
  try {
    const answer = await fetch(API_ADDRESS, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }' }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    return answer.headers.get('content-type')?.includes('json') ?? false;
  } catch {
    // That no answer came is what was asked.
    return false;
  }
}

/**
 * Listens whether the server is there: once in a while if neither requests nor the socket tell, and ever less often while it is
 * gone. A page that is not seen asks nothing, however long, and once when it is seen again.
 */
export function startHeartbeat(ask = isThere) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let isAsking = false;
  let isStopped = false;

  function plan() {
    clearTimeout(timer);
    if (isStopped || document.hidden) return;
    timer = setTimeout(beat, isAnswering() ? QUIET : backoff(tries));
  }

  async function beat() {
    if (isAsking || isStopped) return;
    if (isAnswering() && hearsBySocket()) return plan();
    isAsking = true;
    const answered = await ask();
    isAsking = false;
    if (isStopped) return;
    tries = answered ? 0 : tries + 1;
    requestsAre(answered ? 'answered' : 'lost');
    plan();
  }

  const beatIfSeen = () => {
    if (document.hidden) clearTimeout(timer);
    else beat();
  };
  document.addEventListener('visibilitychange', beatIfSeen);
  window.addEventListener('online', beatIfSeen);
  const stopListening = onConnection(() => {
    // A socket that broke says that something is wrong; what, a request tells.
    if (connection() === 'reconnecting' && isAnswering()) beat();
    else plan();
  });
  plan();

  return {
    /** What a request of the page has shown: another need not be sent for it. */
    tell(state: 'answered' | 'lost') {
      if (state === 'answered') tries = 0;
      requestsAre(state);
      plan();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      stopListening();
      document.removeEventListener('visibilitychange', beatIfSeen);
      window.removeEventListener('online', beatIfSeen);
    },
  };
}
