// Checks that the generated files are those of the schema and of the operations as they are now.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generate, loadContext } from '@graphql-codegen/cli';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

const context = await loadContext('codegen.ts');
context.updateConfig({ silent: true, errorsOnly: true });
const outputs = await generate(context, false);

const stale = outputs
  .filter(({ filename, content }) => !existsSync(filename) || readFileSync(filename, 'utf8') !== content)
  .map(({ filename }) => filename);
const wanted = new Set(outputs.map(({ filename }) => filename.replace(`${root}`, '')));
const left = readdirSync('src', { recursive: true })
  .map(file => `src/${file}`)
  .filter(file => file.endsWith('.generated.ts') && !wanted.has(file));

if (stale.length > 0 || left.length > 0) {
  console.error(
    ['Run `npm run codegen`. Out of date:', ...stale, ...left.map(file => `${file} (has no operations)`)].join('\n'),
  );
  process.exit(1);
}
console.log(`${outputs.length} generated files are up to date.`);
