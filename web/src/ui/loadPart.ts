import { backoff, requestsAre, waitOrBack } from '@/graphql/connection';
import { isThere } from '@/graphql/heartbeat';

const TRIES = 5;
const WAIT = 2_000;

/** Loads a part of the client that comes later, and tries again after a break of the network: the page around it stays. */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  for (let tries = 1; ; ) {
    try {
      return await load();
    } catch (error) {
      if (navigator.onLine) tries += 1;
      if (tries > TRIES) throw error;
      await waitOrBack(WAIT);
    }
  }
}

/**
 * Loads a page. As long as the server is away the page before stays, for the router would start the client anew, and the browser
 * show its own page of errors in its place. Where the server is there and the code is not, a new version was installed: then a new start is right.
 */
export async function loadPage<Page>(load: () => Promise<Page>): Promise<Page> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await load();
    } catch (error) {
      if (navigator.onLine && (await isThere())) throw error;
      requestsAre('lost');
      await waitOrBack(backoff(tries));
    }
  }
}
