import type agents from './en/agents.json';
import type calls from './en/calls.json';
import type common from './en/common.json';
import type dashboard from './en/dashboard.json';
import type enums from './en/enums.json';
import type orders from './en/orders.json';
import type phoneNumbers from './en/phone-numbers.json';
import type session from './en/session.json';
import type settings from './en/settings.json';
import type { Locale } from './locale';

interface Catalogues {
  agents: typeof agents;
  calls: typeof calls;
  common: typeof common;
  dashboard: typeof dashboard;
  enums: typeof enums;
  orders: typeof orders;
  'phone-numbers': typeof phoneNumbers;
  session: typeof session;
  settings: typeof settings;
}

/** A file of messages, of which there is one in each language. */
export type Catalogue = keyof Catalogues;

type IdsOf<Name extends Catalogue> = Name extends Catalogue ? keyof Catalogues[Name] : never;

/** The id of a message. An id that no catalogue has does not compile. */
export type MessageId = IdsOf<Catalogue>;

/** In the sources a message is a text; the build parses it (vite.catalogues.ts). */
export type Messages = Partial<Record<MessageId, string>>;

/** What the log-in page, the shell, and forms and lists in general say: on every page. The others come with the pages that say them. */
export const everywhere: readonly Catalogue[] = ['common', 'enums', 'session'];

// Each file is a chunk, loaded when it is called for.
const files = import.meta.glob<Messages>('./*/*.json', { import: 'default' });

export async function loadMessages(locale: Locale, names: Iterable<Catalogue>): Promise<Messages> {
  const parts = await Promise.all([...names].map(name => files[`./${locale}/${name}.json`]?.()));
  return Object.assign({}, ...parts);
}
