// An API with a database of its own. It serves the client that `npm run build` has built, under its own policy, as in production.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const { API_BINARY } = process.env;
if (!API_BINARY) {
  console.error('API_BINARY must name the API program, for example ../target/debug/api.');
  process.exit(2);
}

export const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const { PLAYGROUND_DIR: playground = fileURLToPath(new URL('../../../playground/dist', import.meta.url)) } =
  process.env;
export const PASSWORD = 'seven quiet rivers bend';

export async function freePort() {
  const server = createServer();
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise(done => server.close(done));
  return port;
}

async function answers(address, child) {
  for (let tries = 0; tries < 300 && child.exitCode === null; tries += 1) {
    try {
      await fetch(`${address}/schema.graphql`);
      return;
    } catch {
      await new Promise(done => setTimeout(done, 50));
    }
  }
  throw new Error('The API did not start.');
}

/** Starts the API. `demo` fills the account demo@example.com, with so many `calls`. */
export async function start({ demo = false, calls = 600 } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'web-test-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const settings = {
    ...process.env,
    BIND: `127.0.0.1:${port}`,
    DATABASE_URL: `sqlite://${join(folder, 'test.db')}`,
    WEB_DIR: dist,
    PLAYGROUND_DIR: playground,
    LOG: 'warn',
    PASSWORD_TRIES_PER_MINUTE: '0',
  };
  if (demo) {
    const options = ['demo', '--password', PASSWORD, '--calls', String(calls)];
    await promisify(execFile)(API_BINARY, options, { cwd: folder, env: settings });
  }

  let child;
  let key = 0;
  async function startApi(extra = {}) {
    child = spawn(API_BINARY, ['serve'], {
      cwd: folder,
      env: { ...settings, ...extra },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    await answers(address, child);
  }
  async function stopApi() {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise(done => child.once('exit', done));
    child.kill('SIGTERM');
    await ended;
  }

  await startApi();
  return {
    address,
    stopApi,
    startApi,
    /** Stops the API and starts it with another key: every access token so far is refused, and sessions live on. */
    async forgetAccessTokens() {
      await stopApi();
      key += 1;
      await startApi({ SECRET_KEY: `another key, of which no token knows anything: ${key}` });
    },
    async stop() {
      await stopApi();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
