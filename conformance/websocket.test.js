// GraphQL over a socket: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';

import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

import { callsFromNow, ordersFromNow } from './cursor.js';
import { within } from './deadline.js';
import { Server } from './server.js';
import { PROTOCOL, Socket } from './socket.js';
import { CALLS, ORDERS, Subscription } from './subscription.js';
import { forged, tokenEndingIn } from './token.js';

/** The most bytes of a close frame's reason. */
const REASON = 123;
/** The most bytes of a message. */
const MESSAGE = 64 * 1024;

let server, account, client;
before(async () => {
  server = await Server.start();
  account = await server.signUp();
  client = createClient({
    url: server.socketUrl,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: account.authorization },
    retryAttempts: 0,
    // One socket for all of these tests, kept while none of them uses it.
    lazy: false,
  });
});
after(async () => {
  await client?.dispose();
  await server?.close();
});

describe('a client of graphql-ws', () => {
  test('gets the answer to a query as one result', async () => {
    const query = new Subscription(client, { query: 'query($id: ID!) { me { region } node(id: $id) { id } }', variables: { id: 'none' } });
    assert.deepEqual(await query.ended(), { error: undefined });
    assert.deepEqual(query.results.items, [{ data: { me: { region: 'IN' }, node: null } }]);
  });

  test('gets what could be answered, and the errors of the rest', async () => {
    const query = new Subscription(client, { query: '{ me { region } phoneNumber(id: "none") { id } }' });
    assert.deepEqual(await query.ended(), { error: undefined });
    const [{ data, errors }] = query.results.items;
    assert.deepEqual(data, { me: { region: 'IN' }, phoneNumber: null });
    assert.equal(errors[0].extensions.code, 'BAD_USER_INPUT');
  });

  test('sees the calls that are logged over HTTP, in order', async () => {
    const calls = Subscription.following(client, CALLS, await callsFromNow(server, account));
    for (const callId of ['a', 'b', 'c']) await account.logCall(callId);
    await calls.results.until(({ length }) => length >= 3, 'three calls');
    calls.stop();
    assert.deepEqual(calls.callIds, ['a', 'b', 'c']);
    assert.deepEqual(calls.results.items.map(({ data }) => data.callLogChanged.kind), ['CREATED', 'CREATED', 'CREATED']);
  });

  test('sees only the call that it asks for, from its first ringing to its end', async () => {
    const query = 'subscription($after: String) { callLogChanged(callId: "mine", after: $after) { cursor kind callLog { callId status } } }';
    const calls = Subscription.following(client, query, await callsFromNow(server, account));
    await account.logCall('not mine');
    const input = { callId: 'mine', caller: '+919812345678', status: 'RINGING' };
    const { createCallLog } = await account.gql('mutation($input: CreateCallLogInput!) { createCallLog(input: $input) { callLog { id } } }', { input });
    await calls.results.until(({ length }) => length >= 1, 'the call as it rings');
    await account.gql('mutation($id: ID!) { updateCallLog(id: $id, input: { status: BUSY }) { callLog { status } } }', { id: createCallLog.callLog.id });
    await calls.results.until(({ length }) => length >= 2, 'the call as it ends');
    calls.stop();
    const seen = calls.results.items.map(({ data }) => data.callLogChanged).map(({ kind, callLog }) => [kind, callLog]);
    assert.deepEqual(seen, [
      ['CREATED', { callId: 'mine', status: 'RINGING' }],
      ['UPDATED', { callId: 'mine', status: 'BUSY' }],
    ]);
  });

  test('sees an order taken, deleted and restored', async () => {
    const orders = Subscription.following(client, ORDERS, await ordersFromNow(server, account));
    const { id } = await account.takeOrder('Ravi Shah');
    await account.gql('mutation($id: ID!) { deleteOrder(id: $id) { deletedId } }', { id });
    await account.gql('mutation($id: ID!) { restoreOrder(id: $id) { order { id } } }', { id });
    await orders.results.until(({ length }) => length >= 3, 'three changes of the order');
    orders.stop();
    assert.deepEqual(orders.results.items.map(({ data }) => data.orderChanged.kind), ['CREATED', 'DELETED', 'UPDATED']);
    assert.ok(orders.results.items.every(({ data }) => data.orderChanged.order.customerName === 'Ravi Shah'));
  });

  test('sees its dashboard at once, and again when it changes', async () => {
    const fresh = await server.signUp();
    const own = createClient({ url: server.socketUrl, webSocketImpl: WebSocket, connectionParams: { authorization: fresh.authorization } });
    const stats = new Subscription(own, { query: 'subscription { dashboardStatsChanged { totalCalls totalOrders } }' });
    const at = (totalCalls, totalOrders) => ({ data }) =>
      data.dashboardStatsChanged.totalCalls === totalCalls && data.dashboardStatsChanged.totalOrders === totalOrders;
    await stats.results.find(at(0, 0), 'the dashboard as it is');
    await fresh.logCall('a');
    await stats.results.find(at(1, 0), 'the dashboard with a call');
    await fresh.takeOrder('Ravi Shah');
    await stats.results.find(at(1, 1), 'the dashboard with an order');
    await own.dispose();
  });

  test('sees nothing of another tenant', async () => {
    const stranger = await server.signUp();
    const calls = Subscription.following(client, CALLS, await callsFromNow(server, account));
    await stranger.logCall('of a stranger');
    await account.logCall('my own');
    await calls.results.until(({ length }) => length >= 1, 'a call');
    calls.stop();
    assert.deepEqual(calls.callIds, ['my own']);
  });

  test('goes on at once after it has let go of its socket', async () => {
    // This is how the client is used without options: the end of its last operation closes the socket, and the next opens another. It
    // does so at once only if the first was closed in order.
    const lazy = createClient({
      url: server.socketUrl,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: account.authorization },
      retryAttempts: 0,
    });
    for (let round = 0; round < 3; round++) {
      const query = new Subscription(lazy, { query: '{ me { region } }' });
      const { error } = await query.ended();
      assert.equal(error, undefined, `the socket before was closed with ${error?.code}`);
    }
  });

  test('is told that a document is invalid by an error, with a code and a place', async () => {
    const { error } = await new Subscription(client, { query: 'subscription { nothing }' }).ended();
    assert.equal(error[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');
    assert.equal(error[0].locations[0].line, 1);
    assert.ok(error[0].extensions.requestId);
  });

  test('is told that a document is no GraphQL by an error', async () => {
    const { error } = await new Subscription(client, { query: 'subscription {' }).ended();
    assert.equal(error[0].extensions.code, 'GRAPHQL_PARSE_FAILED');
  });

  test('is told of a cursor that is none by the only result', async () => {
    // The document is valid, so this is the result of its execution, as the reference server has it.
    const calls = new Subscription(client, { query: CALLS, variables: { after: 'nowhere' } });
    assert.deepEqual(await calls.ended(), { error: undefined });
    const [{ data, errors }, ...others] = calls.results.items;
    assert.deepEqual([data ?? null, others], [null, []]);
    assert.equal(errors[0].extensions.code, 'BAD_USER_INPUT');
  });

  test('is refused a mutation, which changes nothing', async () => {
    const query = 'mutation { createCallLog(input: { callId: "by socket", caller: "1" }) { callLog { id } } }';
    const { error } = await new Subscription(client, { query }).ended();
    assert.equal(error[0].extensions.code, 'BAD_REQUEST');
    assert.deepEqual(await account.gql('{ callLog(callId: "by socket") { id } }'), { callLog: null });
  });
});

describe('a socket', () => {
  test('brings no more events of a subscription that its client has completed', async () => {
    const after = await callsFromNow(server, account);
    const socket = await Socket.greeted(server, account);
    socket.subscribe('stopped', CALLS, { after });
    socket.subscribe('going on', CALLS, { after });
    const of = (id, callId) => (message) => message.id === id && message.payload?.data?.callLogChanged.callLog.callId === callId;
    await account.logCall('before');
    await socket.messages.find(of('stopped', 'before'), 'an event before');
    socket.send({ id: 'stopped', type: 'complete' });
    await socket.settled();
    await account.logCall('after');
    await socket.messages.find(of('going on', 'after'), 'an event after');
    await socket.settled();
    assert.equal(socket.messages.items.some(of('stopped', 'after')), false);
    // An answer to `complete` would race with what the client does next: the protocol has none.
    assert.equal(socket.messages.items.some(({ type }) => type === 'complete'), false);
    socket.end();
  });

  test('takes the id of an operation that is over for another', async () => {
    const socket = await Socket.greeted(server, account);
    for (const round of [1, 2]) {
      socket.subscribe('same', '{ me { region } }');
      await socket.messages.until((messages) => messages.filter(({ type }) => type === 'complete').length === round, 'the end of the query');
    }
    socket.subscribe('same', '{ nothing }');
    await socket.messages.find(({ type }) => type === 'error', 'the error');
    socket.subscribe('same', '{ me { region } }');
    await socket.messages.until((messages) => messages.filter(({ type }) => type === 'complete').length === 3, 'the end of the last query');
    socket.end();
  });

  test('answers a ping with its payload, before and after the greeting', async () => {
    const socket = await Socket.open(server.socketUrl);
    const pongs = () => socket.messages.items.filter(({ type }) => type === 'pong');
    socket.send({ type: 'ping', payload: { early: [1, 'é'] } });
    await socket.messages.until(() => pongs().length === 1, 'the first pong');
    socket.send({ type: 'connection_init', payload: { authorization: account.authorization } });
    socket.send({ type: 'ping' });
    socket.send({ type: 'ping', payload: { late: null } });
    await socket.messages.until(() => pongs().length === 3, 'all pongs');
    assert.deepEqual(pongs(), [{ type: 'pong', payload: { early: [1, 'é'] } }, { type: 'pong' }, { type: 'pong', payload: { late: null } }]);
    socket.end();
  });

  test('takes a pong that nobody asked for', async () => {
    const socket = await Socket.greeted(server, account);
    socket.send({ type: 'pong' });
    socket.send({ type: 'pong', payload: {} });
    await socket.settled();
    socket.end();
  });

  test('takes the token from the header too, for clients that are no browsers', async () => {
    const socket = await Socket.open(server.socketUrl, { headers: { authorization: account.authorization } });
    socket.send({ type: 'connection_init' });
    await socket.messages.find(({ type }) => type === 'connection_ack', 'connection_ack');
    socket.end();
  });

  test('executes fifty operations at once and refuses the next, which closes nothing', async () => {
    const socket = await Socket.greeted(server, account);
    for (let number = 1; number <= 51; number++) socket.subscribe(`${number}`, CALLS);
    const refusal = await socket.messages.find(({ type }) => type === 'error', 'the refusal');
    assert.equal(refusal.id, '51');
    assert.equal(refusal.payload[0].extensions.code, 'THROTTLED');
    await socket.settled();
    socket.end();
  });

  test('reads a message of 64 KB', async () => {
    const socket = await Socket.greeted(server, account);
    const empty = JSON.stringify({ type: 'ping', payload: { padding: '' } }).length;
    socket.send({ type: 'ping', payload: { padding: ' '.repeat(MESSAGE - empty) } });
    await socket.messages.find(({ type }) => type === 'pong', 'the answer to a large ping');
    socket.end();
  });

  test('answers a close in kind', async () => {
    const socket = await Socket.greeted(server, account);
    socket.raw.close(1000, 'done');
    assert.equal((await socket.closed()).code, 1000);
  });
});

describe('a socket is closed, with a code and a short reason,', { concurrency: true }, () => {
  async function closes(socket, expected, milliseconds) {
    const { code, reason } = await socket.closed(milliseconds);
    assert.equal(code, expected, reason);
    assert.ok(reason.length > 0 && Buffer.byteLength(reason) <= REASON, `a reason that fits: ${reason}`);
  }

  const init = () => ({ type: 'connection_init', payload: { authorization: account.authorization } });
  const subscribe = (fields) => ({ id: '1', type: 'subscribe', payload: { query: '{ me { id } }' }, ...fields });
  const bad = {
    'what is no JSON': '{',
    'an empty message': '',
    'a list': [subscribe()],
    'null': 'null',
    'a number': '7',
    'no type': { id: '1', payload: {} },
    'an unknown type': { type: 'start', id: '1', payload: { query: '{ me { id } }' } },
    'a type of the server': { type: 'next', id: '1', payload: {} },
    'a type that is no text': { type: 7 },
    'a subscription without an id': subscribe({ id: undefined }),
    'a subscription whose id is empty': subscribe({ id: '' }),
    'a subscription whose id is a number': subscribe({ id: 1 }),
    'a subscription whose id is null': subscribe({ id: null }),
    'a subscription without a payload': subscribe({ payload: undefined }),
    'a subscription whose payload is null': subscribe({ payload: null }),
    'a subscription whose payload is a list': subscribe({ payload: [] }),
    'a subscription whose payload is a text': subscribe({ payload: '{ me { id } }' }),
    'a completion without an id': { type: 'complete' },
    'a ping whose payload is a list': { type: 'ping', payload: [] },
    'a pong whose payload is a text': { type: 'pong', payload: 'x' },
  };
  for (const [what, message] of Object.entries(bad)) {
    test(`4400 after ${what}`, async () => {
      const socket = await Socket.greeted(server, account);
      socket.send(typeof message === 'string' ? message : JSON.stringify(message));
      await closes(socket, 4400);
    });
  }

  test('4400 after what is no JSON before the greeting', async () => {
    const socket = await Socket.open(server.socketUrl);
    socket.send('hello');
    await closes(socket, 4400);
  });

  test('4400 after a greeting whose payload is a list', async () => {
    const socket = await Socket.open(server.socketUrl);
    socket.send({ type: 'connection_init', payload: [account.authorization] });
    await closes(socket, 4400);
  });

  test('4400 after a binary message, even if it is JSON', async () => {
    const socket = await Socket.greeted(server, account);
    socket.raw.send(Buffer.from(JSON.stringify({ type: 'ping' })), { binary: true });
    await closes(socket, 4400);
  });

  test('4401 after an operation before the greeting', async () => {
    const socket = await Socket.open(server.socketUrl);
    socket.send(subscribe());
    await closes(socket, 4401);
  });

  const strangers = {
    'no payload': () => undefined,
    'no token': () => ({}),
    'a token that is no text': () => ({ authorization: 7 }),
    'a token without its scheme': () => ({ authorization: account.accessToken }),
    'what is no token': () => ({ authorization: 'Bearer nonsense' }),
    'a forged token': () => ({ authorization: `Bearer ${forged(account.accessToken)}` }),
    'a token that ended long ago': () => ({ authorization: `Bearer ${tokenEndingIn(account.accessToken, -3_600)}` }),
  };
  for (const [what, payload] of Object.entries(strangers)) {
    test(`4403 after a greeting with ${what}`, async () => {
      const socket = await Socket.open(server.socketUrl);
      socket.send({ type: 'connection_init', payload: payload() });
      await closes(socket, 4403);
      assert.deepEqual(socket.messages.items, []);
    });
  }

  test('4406 without a subprotocol', async () => {
    const socket = await Socket.open(server.socketUrl, { protocol: '' });
    await closes(socket, 4406);
  });

  test('4406 with only the subprotocol of old', async () => {
    const socket = await Socket.open(server.socketUrl, { protocol: 'graphql-ws' });
    assert.equal(socket.raw.protocol, '');
    await closes(socket, 4406);
  });

  test('4408 when its client stays silent', async () => {
    await closes(await Socket.open(server.socketUrl), 4408, 8_000);
  });

  test('4408 when its client says everything but who it is', async () => {
    const socket = await Socket.open(server.socketUrl);
    const pinging = setInterval(() => socket.raw.readyState === WebSocket.OPEN && socket.send({ type: 'ping' }), 500);
    try {
      await closes(socket, 4408, 8_000);
    } finally {
      clearInterval(pinging);
    }
  });

  test('4409 after a second operation of one id', async () => {
    const socket = await Socket.greeted(server, account);
    socket.subscribe('same', CALLS);
    socket.subscribe('same', CALLS);
    await closes(socket, 4409);
  });

  test('4409 after a second operation of one long id', async () => {
    // The reference server puts the id into the reason, where it may not fit.
    const socket = await Socket.greeted(server, account);
    socket.subscribe('é'.repeat(60), CALLS);
    socket.subscribe('é'.repeat(60), CALLS);
    await closes(socket, 4409);
  });

  test('4429 after a second greeting', async () => {
    const socket = await Socket.greeted(server, account);
    socket.send(init());
    await closes(socket, 4429);
  });

  test('4429 after two greetings at once', async () => {
    const socket = await Socket.open(server.socketUrl);
    socket.send(init());
    socket.send(init());
    await closes(socket, 4429);
  });

  test('1009 after a message of more than 64 KB', async () => {
    const socket = await Socket.greeted(server, account);
    socket.send(' '.repeat(MESSAGE + 1));
    await closes(socket, 1009);
  });

  test('1009 after a message of more than 64 KB in parts', async () => {
    const socket = await Socket.greeted(server, account);
    for (let part = 0; part < 5; part++) socket.raw.send(' '.repeat(MESSAGE / 4), { fin: part === 4 });
    await closes(socket, 1009);
  });

  test('1009 after a message of more than 64 KB before the greeting', async () => {
    const socket = await Socket.open(server.socketUrl);
    socket.send(' '.repeat(MESSAGE + 1));
    await closes(socket, 1009);
  });
});

describe('the upgrade to a socket', () => {
  const refusal = async (headers) => {
    const socket = new WebSocket(server.socketUrl, PROTOCOL, { headers });
    socket.on('error', () => {});
    const [request, answer] = await within(once(socket, 'unexpected-response'), 'the refusal of the socket');
    request.destroy();
    return answer.statusCode;
  };

  test('is refused to a page of another site', async () => {
    assert.equal(await refusal({ origin: 'https://evil.example.com' }), 403);
  });

  test('is refused to a page of this host on another port', async () => {
    assert.equal(await refusal({ origin: 'http://127.0.0.1:1' }), 403);
  });

  test('is refused to a page without a site', async () => {
    assert.equal(await refusal({ origin: 'null' }), 403);
  });

  test('is granted to a page of this host', async () => {
    const socket = await Socket.open(server.socketUrl, { headers: { origin: `http://127.0.0.1:${server.port}` } });
    socket.end();
  });

  test('is asked for by 426 where it is left out', async () => {
    assert.equal((await fetch(server.socketUrl.replace('ws:', 'http:'))).status, 426);
  });
});
