// What the checks know of the catalogues. Which of them come when is said in two places of the sources, and read from there.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const src = fileURLToPath(new URL('../src/', import.meta.url));
const read = path => readFileSync(`${src}${path}`, 'utf8');

export const locales = readdirSync(`${src}i18n`).filter(name => /^[a-z]{2}$/.test(name));

export const catalogues = readdirSync(`${src}i18n/en`).map(file => file.replace(/\.json$/, ''));

export const messagesOf = (locale, catalogue) => JSON.parse(read(`i18n/${locale}/${catalogue}.json`));

const [, listed] = /everywhere: readonly Catalogue\[\] = \[(.+)\]/.exec(read('i18n/catalogues.ts'));
/** The catalogues that every page has. */
export const everywhere = [...listed.matchAll(/'([\w-]+)'/g)].map(([, catalogue]) => catalogue);

/** The catalogue that comes with a page, by the page's file. */
export const catalogueOf = new Map(
  [...read('app/router.tsx').matchAll(/withCatalogue\('([\w-]+)', \(\) => import\('@\/(.+)'\)/g)].map(
    ([, catalogue, page]) => [`src/${page}.tsx`, catalogue],
  ),
);
