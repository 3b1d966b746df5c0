// Checks the catalogues: both languages say the same things with the same arguments, and nothing that nobody says.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';

const here = path => fileURLToPath(new URL(path, import.meta.url));
const folder = here('../src/i18n/');
const catalogue = (locale, name) => JSON.parse(readFileSync(`${folder}${locale}/${name}`, 'utf8'));
const names = readdirSync(`${folder}en`).filter(name => name.endsWith('.json'));
const problems = [];

function argumentsOf(parts, found = new Set()) {
  for (const part of parts) {
    if (part.type !== TYPE.literal && part.type !== TYPE.pound) found.add(part.value);
    for (const option of Object.values(part.options ?? {})) argumentsOf(option.value, found);
  }
  return [...found].sort().join(', ');
}

const ids = new Set();
for (const name of names) {
  const english = catalogue('en', name);
  const hindi = catalogue('hi', name);
  for (const id of Object.keys(hindi)) if (!(id in english)) problems.push(`hi/${name}: ${id} is not in en/${name}`);
  for (const [id, text] of Object.entries(english)) {
    if (ids.has(id)) problems.push(`en/${name}: ${id} is in another catalogue too`);
    ids.add(id);
    const translated = hindi[id];
    if (!translated) {
      problems.push(`hi/${name}: ${id} is missing`);
      continue;
    }
    try {
      if (argumentsOf(parse(text)) !== argumentsOf(parse(translated)))
        problems.push(`hi/${name}: ${id} has other arguments`);
    } catch (error) {
      problems.push(`${name}: ${id}: ${error.message}`);
    }
  }
}

// Ids that are put together from a part and a value, like `enum.callStatus.${status}`, count as said by their beginning.
const sources = readdirSync(here('../src'), { recursive: true })
  .map(String)
  .filter(file => /\.tsx?$/.test(file) && !file.endsWith('.generated.ts'))
  .map(file => readFileSync(here(`../src/${file}`), 'utf8'))
  .join('\n');
const said = new Set([...sources.matchAll(/'([a-zA-Z]+\.[\w.]+)'/g)].map(([, id]) => id));
const begun = [...sources.matchAll(/`([a-zA-Z]+\.[\w.]*)\$\{/g)].map(([, beginning]) => beginning);
for (const id of ids) {
  if (!said.has(id) && !begun.some(beginning => id.startsWith(beginning))) problems.push(`${id} is said nowhere`);
}

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log(`${ids.size} messages are complete in both languages.`);
