// The ways in which the client is served: by the API, by a static host that passes /graphql on to it, and on another origin.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build, preview } from 'vite';
import { device } from './api.mjs';
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

describe('the client, on another origin than the API', () => {
  const world = suite();
  let host;
  let folder;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'client-'));
    const outDir = join(folder, 'dist');
    process.env.VITE_API_URL = world.server.address;
    await build({ logLevel: 'error', build: { outDir } });
    delete process.env.VITE_API_URL;
    const port = await freePort();
    host = await preview({
      configFile: false,
      logLevel: 'silent',
      build: { outDir },
      preview: { host: '127.0.0.1', port },
    });
    world.address = host.resolvedUrls.local[0].replace(/\/$/, '');
    await world.server.stopApi();
    await world.server.startApi({ CORS_ORIGINS: world.address });
  });
  after(async () => {
    await host?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('keeps its session by the cookie of the API, and is live', () =>
    world.meet(async ({ tab, email, allow }) => {
      allow(new RegExp(`foreign host: (http|ws)${world.server.address.slice(4)}`));
      const page = await tab();
      await signUp(page, email);
      await page.reload();
      await heading(page, 'Dashboard').waitFor();
      const elsewhere = await device(world.server.address, email);
      await elsewhere.addPhoneNumber('+919876543210', 'Front desk');
      await page.getByText('1 of 4 done').waitFor();
    }));
});
