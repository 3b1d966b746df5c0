// Checks what a visitor has to load, compressed: the log-in page, each page after it, and the chart of the dashboard, from Vite's
// manifest. A page is all that comes without anything being pressed: its catalogues, in the language in which they are larger, and
// what comes beside every page. Dialogs and menus come when they are opened.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { catalogueOf, everywhere, locales, src } from './catalogues.mjs';

const KB = 1000;
const budgets = { login: 150 * KB, page: 230 * KB, chart: 110 * KB };

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const sizes = new Map();

function sizeOf(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(new URL(file, dist))).length);
  return sizes.get(file);
}

/** The files that the modules bring with them: what they import at once, not what they may import later. */
function filesOf(names, found = new Set()) {
  for (const name of names) {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`The manifest does not tell of ${name}: mend the names in this script.`);
    if (found.has(chunk.file)) continue;
    found.add(chunk.file);
    filesOf(chunk.imports ?? [], found);
  }
  return found;
}

const total = files => [...files].filter(file => file.endsWith('.js')).reduce((sum, file) => sum + sizeOf(file), 0);

/** What is around every page, at once or beside it. */
const shell = ['app/shell/UsersPart', 'ui/Toaster', 'ui/ConfirmDialog'].map(name => `src/${name}.tsx`);
const chart = 'src/features/dashboard/ActivityChart.tsx';
const dashboard = 'src/features/dashboard/DashboardPage.tsx';

// What comes beside a page and is named nowhere here would not be counted.
for (const file of readdirSync(src, { recursive: true })) {
  if (!/\.tsx?$/.test(file)) continue;
  for (const [, name] of readFileSync(`${src}${file}`, 'utf8').matchAll(/lazyPart\(.+import\('.*?(\w+)'\)/g)) {
    if (![...shell, chart].some(part => part.endsWith(`/${name}.tsx`)))
      throw new Error(`${file} brings ${name}: name it here.`);
  }
}

const pages = Object.keys(manifest).filter(name => /^src\/features\/.*Page\.tsx$/.test(name));
const strangers = pages.filter(name => /\/(?:LogIn|SignUp)Page\.tsx$/.test(name));

/** All that a page loads, in the language in which that is more. */
function filesOfPage(page) {
  const code = strangers.includes(page) ? ['index.html', page] : ['index.html', ...shell, page];
  const words = catalogueOf.has(page) ? [...everywhere, catalogueOf.get(page)] : everywhere;
  return locales
    .map(locale => filesOf([...code, ...words.map(catalogue => `src/i18n/${locale}/${catalogue}.json`)]))
    .reduce((most, files) => (total(files) > total(most) ? files : most));
}

const beforeChart = filesOfPage(dashboard);
const measured = [
  ...pages.map(page => [page, total(filesOfPage(page)), strangers.includes(page) ? budgets.login : budgets.page]),
  [chart, total([...filesOf([chart])].filter(file => !beforeChart.has(file))), budgets.chart],
];

for (const [name, size, budget] of measured) {
  console.log(`${(size / KB).toFixed(1).padStart(7)} KB of ${budget / KB} KB  ${name}`);
}
const over = measured.filter(([, size, budget]) => size > budget);
if (over.length > 0) {
  console.error(`Over the budget: ${over.map(([name]) => name).join(', ')}`);
  process.exit(1);
}
