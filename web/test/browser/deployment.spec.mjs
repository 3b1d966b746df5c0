// The two ways in which the client is served: by the API, and by a static host that passes /graphql on to it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { preview } from 'vite';
import { SERVER_AWAY, signUp } from './browser.mjs';
import { dist, freePort } from './serve.mjs';
import { suite } from './suite.mjs';

const heading = (page, name) => page.getByRole('heading', { name, level: 1 });

describe('the client, served by the API', () => {
  const world = suite();
  const get = (path, headers) => fetch(`${world.server.address}${path}`, { headers });

  test('comes compressed to whoever can read that', async () => {
    const page = await (await get('/')).text();
    const [script] = /\/assets\/index-[\w-]+\.js/.exec(page);
    const plain = await get(script, { 'accept-encoding': 'identity' });
    assert.equal(plain.headers.get('content-encoding'), null);
    for (const encoding of ['br', 'gzip']) {
      const answer = await get(script, { 'accept-encoding': encoding });
      assert.equal(answer.headers.get('content-encoding'), encoding);
      assert.match(answer.headers.get('content-type'), /javascript/);
      assert.match(answer.headers.get('cache-control'), /immutable/);
    }
    assert.equal(await (await get(script, { 'accept-encoding': 'br' })).text(), await plain.text());
  });

  test('tells nothing of how it was built', async () => {
    assert.equal((await get('/.vite/manifest.json')).status, 404);
  });
});

describe('the client, on a static host', () => {
  const world = suite();
  const api = () => world.server.address;
  let host;
  before(async () => {
    host = await preview({
      configFile: false,
      logLevel: 'silent',
      build: { outDir: dist },
      preview: {
        host: '127.0.0.1',
        port: await freePort(),
        proxy: { '/graphql/ws': { target: api(), ws: true }, '/graphql': { target: api() } },
      },
    });
    world.address = host.resolvedUrls.local[0].replace(/\/$/, '');
  });
  after(() => host?.close());

  test('keeps the session when it is loaded while the API is away, and goes on when that is back', () =>
    world.meet(async ({ tab, email, allow }) => {
      const page = await tab();
      await signUp(page, email);
      allow(...SERVER_AWAY);
      await world.server.stopApi();
      await page.reload();
      await heading(page, 'The server could not be reached').waitFor();
      await world.server.startApi();
      await page.getByRole('button', { name: 'Try again' }).click();
      await heading(page, 'Dashboard').waitFor();
      await page.getByText('0 of 4 done').waitFor();
    }));
});
