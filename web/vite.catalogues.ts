import { parse } from '@formatjs/icu-messageformat-parser';
import type { Plugin } from 'vite';

/** Parses the messages when the client is built, so that no browser has to, nor has to load the parser. */
export const catalogues = (): Plugin => ({
  name: 'catalogues',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/i18n\/[a-z]+\/[\w-]+\.json$/ },
    handler(code) {
      const messages = Object.entries(JSON.parse(code) as Record<string, string>);
      const parsed = Object.fromEntries(messages.map(([id, text]) => [id, parse(text)]));
      return { code: JSON.stringify(parsed), map: null };
    },
  },
});
