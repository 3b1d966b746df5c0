// Checks what a visitor has to load, compressed: the log-in page, each page after it, and what comes after the page, from Vite's
// manifest. The catalogues that come with a page are part of it, in the language in which they are larger.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { catalogueOf, everywhere, locales } from './catalogues.mjs';

const KB = 1000;
const budgets = { login: 150 * KB, page: 230 * KB, chart: 110 * KB, editor: 50 * KB };

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

const shell = 'src/app/shell/UsersPart.tsx';

const agents = 'src/features/agents/';
/** What a page shows at once, and loads after itself. */
const parts = [
  ['src/features/dashboard/ActivityChart.tsx', 'src/features/dashboard/DashboardPage.tsx', budgets.chart],
  [`${agents}AgentEditor.tsx`, `${agents}AgentPage.tsx`, budgets.editor],
  [`${agents}NewAgentForm.tsx`, `${agents}NewAgentPage.tsx`, budgets.editor],
];
const pages = Object.keys(manifest).filter(name => /^src\/features\/.*Page\.tsx$/.test(name));
const strangers = pages.filter(name => /\/(?:LogIn|SignUp)Page\.tsx$/.test(name));

/** All that a page loads, in the language in which that is more. */
function filesOfPage(page) {
  const code = strangers.includes(page) ? ['index.html', page] : ['index.html', shell, page];
  const words = catalogueOf.has(page) ? [...everywhere, catalogueOf.get(page)] : everywhere;
  return locales
    .map(locale => filesOf([...code, ...words.map(catalogue => `src/i18n/${locale}/${catalogue}.json`)]))
    .reduce((most, files) => (total(files) > total(most) ? files : most));
}

const measured = [
  ...pages.map(page => [page, total(filesOfPage(page)), strangers.includes(page) ? budgets.login : budgets.page]),
  ...parts.map(([part, page, budget]) => {
    const others = filesOfPage(page);
    return [part, total([...filesOf([part])].filter(file => !others.has(file))), budget];
  }),
];

for (const [name, size, budget] of measured) {
  console.log(`${(size / KB).toFixed(1).padStart(7)} KB of ${budget / KB} KB  ${name}`);
}
const over = measured.filter(([, size, budget]) => size > budget);
if (over.length > 0) {
  console.error(`Over the budget: ${over.map(([name]) => name).join(', ')}`);
  process.exit(1);
}
