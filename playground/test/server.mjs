// An API on a free port, with a database of its own that goes with it.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

async function freePort() {
  const server = createServer();
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise(done => server.close(done));
  return port;
}

/** Starts the program and waits until it answers. */
export async function start(program, settings = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'playground-test-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const child = spawn(program, ['serve'], {
    cwd: folder,
    env: {
      ...process.env,
      BIND: `127.0.0.1:${port}`,
      DATABASE_URL: `sqlite://${join(folder, 'test.db')}`,
      PLAYGROUND_DIR: fileURLToPath(new URL('../dist', import.meta.url)),
      LOG: 'warn',
      ...settings,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise(done => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
    }
    await rm(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 150; tries += 1) {
    if (child.exitCode !== null) break;
    try {
      await fetch(`${address}/schema.graphql`);
      return { address, stop };
    } catch {
      await new Promise(done => setTimeout(done, 100));
    }
  }
  await stop();
  throw new Error('The API did not start.');
}
