// Connections break. What follows is the promise of the cursors: nothing is missed, and nothing comes twice.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

import { callsFromNow } from './cursor.js';
import { Inbox } from './inbox.js';
import { Server } from './server.js';
import { CALLS, Subscription } from './subscription.js';
import { tokenEndingIn } from './token.js';
import { Writer } from './writer.js';

/** How many calls are logged before and after what happens to a connection. */
const SOME = 20;

describe('a subscriber that reconnects with its cursor misses nothing and sees nothing twice', () => {
  let server;
  before(async () => (server = await Server.start()));
  after(() => server?.close());

  /** A client that reconnects as soon as it can, and what closed its sockets. */
  function reconnecting(authorization) {
    const closes = new Inbox();
    const client = createClient({
      url: server.socketUrl,
      webSocketImpl: WebSocket,
      connectionParams: async () => ({ authorization: await authorization() }),
      retryAttempts: 10,
      retryWait: () => server.up(),
      shouldRetry: () => true,
      on: { closed: ({ code, reason }) => closes.put({ code, reason }) },
    });
    return { client, closes };
  }

  /** Follows calls while they are logged and something happens, and compares what was seen with what was logged. */
  async function follows(account, authorization, happen) {
    const { client, closes } = reconnecting(authorization);
    const calls = Subscription.following(client, CALLS, await callsFromNow(server, account));
    const writer = new Writer(server, account);
    const more = async (what) => {
      const enough = calls.callIds.length + SOME;
      await calls.results.until(({ length }) => length >= enough, `calls ${what}`);
    };
    await more('before');
    await happen(closes);
    await more('after');
    const logged = await writer.stop();
    await calls.results.until(({ length }) => length >= logged.length, 'the last call');
    calls.stop();
    assert.deepEqual(calls.callIds, logged);
    await client.dispose();
    return closes.items.map(({ code }) => code);
  }

  test('when the server is stopped, which closes its socket with 1012, and started again', async () => {
    const account = await server.signUp();
    const codes = await follows(account, () => account.authorization, async () => {
      await server.stop();
      await server.begin();
    });
    assert.equal(codes[0], 1012);
  });

  test('when the server is killed, which leaves its socket open at one end, and started again', async () => {
    const account = await server.signUp();
    const codes = await follows(account, () => account.authorization, async () => {
      await server.kill();
      await server.begin();
    });
    assert.equal(codes[0], 1006);
  });

  test('when the server is killed and started again and again', async () => {
    const account = await server.signUp();
    await follows(account, () => account.authorization, async () => {
      for (let time = 0; time < 3; time++) {
        await server.kill();
        await server.begin();
      }
    });
  });

  test('when its token ends, which closes its socket with 4403, and it has another', async () => {
    const account = await server.signUp();
    const tokens = [`Bearer ${tokenEndingIn(account.accessToken, 2)}`];
    const used = [];
    const next = async () => {
      if (tokens.length === 0) {
        await account.refresh();
        tokens.push(account.authorization);
      }
      used.push(tokens.shift());
      return used.at(-1);
    };
    const codes = await follows(account, next, (closes) => closes.find(() => true, 'the end of the token'));
    assert.equal(codes[0], 4403);
    assert.equal(new Set(used).size, 2);
    assert.equal(used.length, 2, 'one reconnection is enough');
  });
});

describe('a session that ends', () => {
  let server;
  before(async () => (server = await Server.start()));
  after(() => server?.close());

  test('closes its sockets at once with 4403, and those of nobody else', async () => {
    const [account, other] = [await server.signUp(), await server.signUp()];
    const open = async (account) => {
      const client = createClient({
        url: server.socketUrl,
        webSocketImpl: WebSocket,
        connectionParams: { authorization: account.authorization },
        retryAttempts: 0,
      });
      return { client, calls: Subscription.following(client, CALLS, await callsFromNow(server, account)) };
    };
    const [mine, others] = [await open(account), await open(other)];
    await account.logCall('the last');
    await mine.calls.results.until(({ length }) => length === 1, 'an event before the end');
    await account.logOut();
    const { error } = await mine.calls.ended();
    assert.equal(error.code, 4403);
    assert.match(error.reason, /session/);

    await other.logCall('not the last');
    await others.calls.results.until(({ length }) => length === 1, 'an event of another account');
    await others.client.dispose();
  });

  test('opens no socket any more, though its access token has not ended', async () => {
    const account = await server.signUp();
    await account.logOut();
    const client = createClient({
      url: server.socketUrl,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: account.authorization },
      retryAttempts: 0,
    });
    const { error } = await new Subscription(client, { query: '{ me { id } }' }).ended();
    assert.equal(error.code, 4403);
  });
});
