// GraphQL over server-sent events, in the mode of distinct connections: https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md

import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, test } from 'node:test';

import { createClient } from 'graphql-sse';

import { callsFromNow, ordersFromNow } from './cursor.js';
import { within } from './deadline.js';
import { Inbox } from './inbox.js';
import { Server } from './server.js';
import { CALLS, ORDERS, Subscription } from './subscription.js';
import { forged, tokenEndingIn } from './token.js';
import { Writer } from './writer.js';

/** A site whose pages the operator lets in. */
const FRIEND = 'https://app.example.com';
/** How many calls are logged before and after what happens to a stream. */
const SOME = 20;

let server, account;
before(async () => {
  server = await Server.start({ CORS_ORIGINS: FRIEND });
  account = await server.signUp();
});
after(() => server?.close());

function clientOf(account) {
  return createClient({ url: server.streamUrl, headers: { authorization: account.authorization }, retryAttempts: 0 });
}

describe('a client of graphql-sse', () => {
  let client;
  before(() => (client = clientOf(account)));
  after(() => client.dispose());

  test('gets the answer to a query as a single result', async () => {
    const query = new Subscription(client, { query: '{ me { region } }' });
    assert.deepEqual(await query.ended(), { error: undefined });
    assert.deepEqual(query.results.items, [{ data: { me: { region: 'IN' } } }]);
  });

  test('sees the calls that are logged over HTTP, in order', async () => {
    const calls = Subscription.following(client, CALLS, await callsFromNow(server, account));
    for (const callId of ['a', 'b', 'c']) await account.logCall(callId);
    await calls.results.until(({ length }) => length >= 3, 'three calls');
    calls.stop();
    assert.deepEqual(calls.callIds, ['a', 'b', 'c']);
  });

  test('sees what happened since its cursor before it subscribed', async () => {
    const cursor = await ordersFromNow(server, account);
    await account.takeOrder('Ravi Shah');
    const orders = Subscription.following(client, ORDERS, cursor);
    await orders.results.until(({ length }) => length >= 1, 'the order');
    orders.stop();
    assert.equal(orders.results.items[0].data.orderChanged.order.customerName, 'Ravi Shah');
  });

  test('sees its dashboard at once, and again when it changes', async () => {
    const fresh = await server.signUp();
    const own = clientOf(fresh);
    const stats = new Subscription(own, { query: 'subscription { dashboardStatsChanged { totalCalls } }' });
    const calls = (count) => ({ data }) => data.dashboardStatsChanged.totalCalls === count;
    await stats.results.find(calls(0), 'the dashboard as it is');
    await fresh.logCall('a');
    await stats.results.find(calls(1), 'the dashboard with a call');
    own.dispose();
  });

  test('is told in the stream, which then completes, that a document is invalid', async () => {
    const messages = new Inbox();
    const refused = new Subscription(
      { subscribe: (request, sink) => client.subscribe(request, sink, { message: (message) => messages.put(message.event) }) },
      { query: 'subscription { nothing }' },
    );
    assert.deepEqual(await refused.ended(), { error: undefined });
    assert.deepEqual(messages.items, ['next', 'complete']);
    const [{ errors, ...rest }] = refused.results.items;
    assert.equal(errors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');
    assert.equal('data' in rest, false);
  });

  test('is refused a mutation, which changes nothing', async () => {
    const query = 'mutation { createCallLog(input: { callId: "by stream", caller: "1" }) { callLog { id } } }';
    const refused = new Subscription(client, { query });
    assert.deepEqual(await refused.ended(), { error: undefined });
    assert.equal(refused.results.items[0].errors[0].extensions.code, 'BAD_REQUEST');
    assert.deepEqual(await account.gql('{ callLog(callId: "by stream") { id } }'), { callLog: null });
  });

  const strangers = {
    'no token': () => ({}),
    'what is no token': () => ({ authorization: 'Bearer nonsense' }),
    'a forged token': () => ({ authorization: `Bearer ${forged(account.accessToken)}` }),
    'a token that ended long ago': () => ({ authorization: `Bearer ${tokenEndingIn(account.accessToken, -3_600)}` }),
  };
  for (const [what, headers] of Object.entries(strangers)) {
    test(`is answered 401 with ${what}`, async () => {
      const stranger = createClient({ url: server.streamUrl, headers: headers(), retryAttempts: 0 });
      const { error } = await new Subscription(stranger, { query: CALLS }).ended();
      assert.equal(error.response?.status, 401, String(error));
    });
  }
});

describe('a subscriber that reconnects with its cursor misses nothing and sees nothing twice', () => {
  /** Follows calls while they are logged and something happens, and compares what was seen with what was logged. */
  async function follows(account, authorization, happen) {
    const connections = new Inbox();
    const client = createClient({
      url: server.streamUrl,
      headers: async () => ({ authorization: await authorization() }),
      retryAttempts: 10,
      retry: () => server.up(),
      on: { connected: (reconnected) => connections.put(reconnected) },
    });
    const calls = Subscription.following(client, CALLS, await callsFromNow(server, account));
    const writer = new Writer(server, account);
    const more = async (what) => {
      const enough = calls.callIds.length + SOME;
      await calls.results.until(({ length }) => length >= enough, `calls ${what}`);
    };
    await more('before');
    await happen(connections);
    await more('after');
    const logged = await writer.stop();
    await calls.results.until(({ length }) => length >= logged.length, 'the last call');
    calls.stop();
    assert.deepEqual(calls.callIds, logged);
    assert.ok(connections.items.includes(true), 'it has reconnected');
    client.dispose();
  }

  test('when the server is stopped and started again', async () => {
    const account = await server.signUp();
    await follows(account, () => account.authorization, async () => {
      await server.stop();
      await server.begin();
    });
  });

  test('when the server is killed and started again', async () => {
    const account = await server.signUp();
    await follows(account, () => account.authorization, async () => {
      await server.kill();
      await server.begin();
    });
  });

  test('when its token ends, which cuts the stream, and it has another', async () => {
    const account = await server.signUp();
    const used = [];
    const next = async () => {
      if (used.length > 0) await account.refresh();
      used.push(used.length > 0 ? account.authorization : `Bearer ${tokenEndingIn(account.accessToken, 2)}`);
      return used.at(-1);
    };
    await follows(account, next, (connections) => connections.find((again) => again, 'the second connection'));
    assert.equal(used.length, 2, 'one reconnection is enough');
  });
});

describe('a session that ends', () => {
  test('cuts its streams at once, which its client takes for no completion', async () => {
    const account = await server.signUp();
    const client = clientOf(account);
    const calls = Subscription.following(client, CALLS, await callsFromNow(server, account));
    await account.logCall('the last');
    await calls.results.until(({ length }) => length === 1, 'an event before the end');
    await account.logOut();
    assert.match(String((await calls.ended()).error), /NetworkError/);
  });
});

describe('a stream', () => {
  const link = (parameters) => `${server.streamUrl}?${new URLSearchParams(parameters)}`;
  const open = (url, headers = {}) => fetch(url, { headers: { accept: 'text/event-stream', authorization: account.authorization, ...headers } });

  test('is opened by a link too', async () => {
    const answer = await open(link({ query: 'query Mine($id: ID!) { node(id: $id) { id } }', variables: '{"id":"none"}', operationName: 'Mine' }));
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type'), /^text\/event-stream/);
    const events = (await within(answer.text(), 'the end of the stream')).split('\n\n').filter(Boolean);
    assert.equal(events.length, 2);
    assert.match(events[0], /^event: ?next\ndata: ?\{"data":\{"node":null\}\}$/);
    // A browser does not deliver an event without data.
    assert.match(events[1], /^event: ?complete\ndata:/);
  });

  test('of a subscription is opened by a link too', async () => {
    const control = new AbortController();
    const answer = await fetch(link({ query: 'subscription { dashboardStatsChanged { totalOrders } }' }), {
      headers: { accept: 'text/event-stream', authorization: account.authorization },
      signal: control.signal,
    });
    const { value } = await within(answer.body.getReader().read(), 'the first event');
    assert.match(Buffer.from(value).toString(), /^event: ?next\ndata: ?\{"data":\{"dashboardStatsChanged":/);
    control.abort();
  });

  test('is not kept by anybody on the way', async () => {
    const answer = await open(link({ query: '{ me { id } }' }));
    await answer.text();
    assert.match(answer.headers.get('cache-control'), /no-(store|cache)/);
  });

  test('is not opened for a client that takes no event stream', async () => {
    const answer = await open(link({ query: '{ me { id } }' }), { accept: 'application/json' });
    assert.equal(answer.status, 406);
  });

  test('is not opened by a link with a mutation', async () => {
    const answer = await open(link({ query: 'mutation { logOut(input: {}) { loggedOut } }' }));
    assert.match(await answer.text(), /^event: ?next\ndata: ?\{"errors":.*BAD_REQUEST/);
    await account.gql('{ me { id } }');
  });
});

describe('a page', () => {
  /** Asks as a browser does for a page of this origin: `fetch` would not let us say whose. */
  const from = (origin, { method = 'POST', headers = {} } = {}) =>
    within(
      new Promise((resolve, reject) => {
        const asked = request(server.streamUrl, {
          method,
          headers: {
            origin,
            accept: 'text/event-stream',
            'content-type': 'application/json',
            ...(method === 'POST' && { authorization: account.authorization }),
            ...headers,
          },
        });
        asked.on('error', reject).on('response', (answer) => {
          answer.resume().on('end', () => resolve({ status: answer.statusCode, headers: answer.headers }));
        });
        asked.end(method === 'POST' ? '{"query":"{ me { id } }"}' : undefined);
      }),
      'the answer',
    );

  test('of another site is refused a stream', async () => {
    const { status, headers } = await from('https://evil.example.com');
    assert.equal(status, 403);
    assert.equal(headers['access-control-allow-origin'], undefined);
  });

  test('of this host is granted a stream', async () => {
    assert.equal((await from(`http://127.0.0.1:${server.port}`)).status, 200);
  });

  test('of a site that the operator lets in is granted a stream, and may read it', async () => {
    const { status, headers } = await from(FRIEND);
    assert.equal(status, 200);
    assert.equal(headers['access-control-allow-origin'], FRIEND);
    assert.equal(headers['access-control-allow-credentials'], 'true');
  });

  test('of a site that the operator lets in may send its token', async () => {
    const preflight = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' };
    const { status, headers } = await from(FRIEND, { method: 'OPTIONS', headers: preflight });
    assert.equal(status, 200);
    assert.equal(headers['access-control-allow-origin'], FRIEND);
    assert.match(headers['access-control-allow-headers'], /authorization/i);
    assert.match(headers['access-control-allow-methods'], /POST/);
  });

  test('of another site may not even ask whether it may', async () => {
    const { headers } = await from('https://evil.example.com', { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' } });
    assert.equal(headers['access-control-allow-origin'], undefined);
  });
});
