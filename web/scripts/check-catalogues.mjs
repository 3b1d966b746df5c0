// Checks the catalogues: both languages say the same things with the same arguments, nothing that nobody says, and nothing that
// is said where its catalogue does not come.

import { readdirSync, readFileSync } from 'node:fs';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { catalogueOf, catalogues, everywhere, messagesOf, src } from './catalogues.mjs';

const problems = [];

function argumentsOf(parts, found = new Set()) {
  for (const part of parts) {
    if (part.type !== TYPE.literal && part.type !== TYPE.pound) found.add(part.value);
    for (const option of Object.values(part.options ?? {})) argumentsOf(option.value, found);
  }
  return [...found].sort().join(', ');
}

/** The catalogue of each id. */
const ids = new Map();
for (const name of catalogues) {
  const english = messagesOf('en', name);
  const hindi = messagesOf('hi', name);
  for (const id of Object.keys(hindi)) if (!(id in english)) problems.push(`hi/${name}: ${id} is not in en/${name}`);
  for (const [id, text] of Object.entries(english)) {
    if (ids.has(id)) problems.push(`en/${name}: ${id} is in another catalogue too`);
    ids.set(id, name);
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
function idsSaidIn(text) {
  const whole = [...text.matchAll(/'([a-zA-Z]+\.[\w.]+)'/g)].map(([, id]) => id).filter(id => ids.has(id));
  const begun = [...text.matchAll(/`([a-zA-Z]+\.[\w.]*)\$\{/g)].flatMap(([, beginning]) =>
    [...ids.keys()].filter(id => id.startsWith(beginning)),
  );
  return [...whole, ...begun];
}

const files = readdirSync(src, { recursive: true })
  .map(String)
  .filter(file => /\.tsx?$/.test(file) && !file.endsWith('.generated.ts'));
const said = new Set();
for (const file of files) {
  for (const id of idsSaidIn(readFileSync(`${src}${file}`, 'utf8'))) {
    said.add(id);
    const name = ids.get(id);
    // A page brings the catalogue that is called as its folder.
    if (!everywhere.includes(name) && !file.split(/[\\/]/).includes(name))
      problems.push(`${file}: ${id} is in ${name}, which need not be there`);
  }
}
for (const file of files.filter(file => file.endsWith('Page.tsx'))) {
  const own = file.split(/[\\/]/).find(part => catalogues.includes(part) && !everywhere.includes(part));
  if (own && catalogueOf.get(`src/${file}`) !== own) problems.push(`${file}: comes without ${own} in the router`);
}
for (const id of ids.keys()) if (!said.has(id)) problems.push(`${id} is said nowhere`);

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log(`${ids.size} messages are complete in both languages.`);
