// Leaves in dist/ what is public and nothing else, and beside each text its compressed forms, which the API serves to whoever
// can read them. Compressed once, here, they are smaller than what a server would make on the way.
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

// The manifest was for the check of the budgets.
rmSync(`${dist}.vite`, { recursive: true });

const TEXT = /\.(?:css|html|js|json|md|svg)$/;
// Below this, a packet is a packet.
const SMALLEST = 1000;

const texts = readdirSync(dist, { recursive: true })
  .map(name => `${dist}${name}`)
  .filter(path => TEXT.test(path) && statSync(path).size >= SMALLEST);

for (const path of texts) {
  const content = readFileSync(path);
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  writeFileSync(
    `${path}.br`,
    brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
  );
}
console.log(`${texts.length} files are there compressed too.`);
