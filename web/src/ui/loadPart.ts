import { waitOrBack } from '@/graphql/connection';

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
