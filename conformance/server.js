import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { Account } from './account.js';
import { within } from './deadline.js';
import { SECRET_KEY } from './token.js';

/** How long a start may take, the migration of an empty database included. */
const START = 15_000;
/** How long a server may take to stop when nothing is under way. */
const STOP = 10_000;

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** The real program, on a database of its own, which can be stopped and started again. */
export class Server {
  #folder;
  #settings;
  #process;
  #log = '';
  #up = promise();

  /**
   * Starts a server.
   * @param {Record<string, string>} [settings] environment variables beside those that every test needs
   */
  static async start(settings = {}) {
    assert.ok(process.env.API_BINARY, 'API_BINARY must be the path of the program to test');
    const server = new Server();
    // Whatever becomes of the tests, nothing of theirs goes on.
    process.once('exit', () => server.#process?.kill('SIGKILL'));
    server.#folder = await mkdtemp(join(tmpdir(), 'conformance-'));
    server.#settings = settings;
    server.port = await freePort();
    try {
      await server.begin();
    } catch (error) {
      await server.#remove();
      throw error;
    }
    return server;
  }

  get url() {
    return `http://127.0.0.1:${this.port}/graphql`;
  }

  get socketUrl() {
    return `ws://127.0.0.1:${this.port}/graphql/ws`;
  }

  get streamUrl() {
    return `http://127.0.0.1:${this.port}/graphql/stream`;
  }

  /** Resolves while the server is up; else as soon as it is. */
  up() {
    return this.#up.promise;
  }

  /** Starts the program, the first time or again: on the same port, with the same data. */
  async begin() {
    this.#log = '';
    // From where the tests were started, because the program is started elsewhere.
    this.#process = spawn(resolve(process.env.API_BINARY), ['serve'], {
      // No .env file and no playground of whoever runs the tests.
      cwd: this.#folder,
      env: {
        BIND: `127.0.0.1:${this.port}`,
        DATABASE_URL: `sqlite://${join(this.#folder, 'platform.db')}`,
        SECRET_KEY,
        // Tests ask faster than people do.
        REQUESTS_PER_SECOND_PER_TENANT: '0',
        REQUESTS_PER_SECOND_PER_ADDRESS: '0',
        PASSWORD_TRIES_PER_MINUTE: '0',
        ...this.#settings,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#process.stderr.setEncoding('utf8').on('data', (text) => (this.#log += text));
    const ended = once(this.#process, 'exit').then(([code]) => assert.fail(`the server ended with ${code} instead of starting:\n${this.#log}`));
    // From its start on it may end.
    ended.catch(() => {});
    const asking = new AbortController();
    try {
      await within(Promise.race([ended, ready(`http://127.0.0.1:${this.port}/readyz`, asking.signal)]), 'the start of the server', START);
    } finally {
      asking.abort();
    }
    this.#up.resolve();
  }

  /** Stops it as an operator does, which must leave no trace of trouble. */
  async stop() {
    assert.deepEqual(await this.#end('SIGTERM'), [0, null], `SIGTERM ends the server in order:\n${this.#log}`);
  }

  /** Ends it as a power cut does. */
  async kill() {
    await this.#end('SIGKILL');
  }

  /** Stops it for good. */
  async close() {
    try {
      if (this.#process.exitCode === null && this.#process.signalCode === null) await this.stop();
    } finally {
      await this.#remove();
    }
  }

  /** A new account on this server. */
  signUp() {
    return Account.signUp(this);
  }

  async #remove() {
    this.#process.kill('SIGKILL');
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #end(signal) {
    this.#up = promise();
    const exit = once(this.#process, 'exit');
    this.#process.kill(signal);
    return within(exit, `the end of the server after ${signal}`, STOP);
  }
}

/** Resolves when a server answers that it is ready: it has no other way to call us. */
async function ready(url, signal) {
  while (!signal.aborted) {
    const answer = await fetch(url, { signal }).catch(() => undefined);
    await answer?.arrayBuffer().catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

function promise() {
  let kept;
  return { promise: new Promise((resolve) => (kept = resolve)), resolve: kept };
}
