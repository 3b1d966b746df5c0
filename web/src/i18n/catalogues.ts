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

/** The id of a message. An id that no catalogue has does not compile. */
export type MessageId = keyof (typeof agents &
  typeof calls &
  typeof common &
  typeof dashboard &
  typeof enums &
  typeof orders &
  typeof phoneNumbers &
  typeof session &
  typeof settings);

/** In the sources a message is a text; the build parses it (vite.catalogues.ts). */
export type Messages = Record<MessageId, string>;

// A language is loaded when it is shown: one chunk each.
const loaders: Record<Locale, () => Promise<{ default: Messages }>> = {
  en: () => import('./en'),
  hi: () => import('./hi'),
};

export const loadMessages = async (locale: Locale): Promise<Messages> => (await loaders[locale]()).default;
