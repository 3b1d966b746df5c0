// Automatic persisted queries, as Apollo's clients have them: https://www.apollographql.com/docs/apollo-server/performance/apq

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';

import { Server } from './server.js';
import { Socket } from './socket.js';

describe('a document that is named by its hash', () => {
  let server, account;
  before(async () => {
    server = await Server.start();
    account = await server.signUp();
  });
  after(() => server?.close());

  const sha256 = (text) => createHash('sha256').update(text).digest('hex');
  const named = (sha256Hash, fields = {}) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } }, ...fields });
  const get = async (parameters, headers = {}) => {
    const texts = Object.entries(parameters).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
    const answer = await fetch(`${server.url}?${new URLSearchParams(texts)}`, { headers: { authorization: account.authorization, ...headers } });
    return { status: answer.status, body: await answer.json() };
  };
  const codeOf = ({ body }) => body.errors?.[0].extensions.code;
  const region = { data: { me: { region: 'IN' } } };

  for (const accept of ['application/json', 'application/graphql-response+json']) {
    test(`is asked for, with status 200, where it is not known, for who accepts ${accept}`, async () => {
      const answer = await account.ask(named(sha256('{ never { sent } }')), { accept });
      assert.equal(answer.status, 200);
      assert.equal(codeOf(answer), 'PERSISTED_QUERY_NOT_FOUND');
    });
  }

  test('is executed when it comes with its text, and from then on without', async () => {
    const query = '{ me { region } } # by POST';
    assert.equal(codeOf(await account.ask(named(sha256(query)))), 'PERSISTED_QUERY_NOT_FOUND');
    assert.deepEqual((await account.ask(named(sha256(query), { query }))).body, region);
    assert.deepEqual((await account.ask(named(sha256(query)))).body, region);
  });

  test('is executed over GET too', async () => {
    const query = '{ me { region } } # by GET';
    const unknown = await get(named(sha256(query)));
    assert.deepEqual([unknown.status, codeOf(unknown)], [200, 'PERSISTED_QUERY_NOT_FOUND']);
    assert.deepEqual((await get(named(sha256(query), { query }))).body, region);
    assert.deepEqual((await get(named(sha256(query)))).body, region);
  });

  test('takes variables and the name of an operation each time', async () => {
    const query = 'query One($id: ID!) { node(id: $id) { id } } query Two { me { region } }';
    await account.ask(named(sha256(query), { query, operationName: 'Two' }));
    assert.deepEqual((await account.ask(named(sha256(query), { operationName: 'Two' }))).body, region);
    const one = await account.ask(named(sha256(query), { operationName: 'One', variables: { id: 'none' } }));
    assert.deepEqual(one.body, { data: { node: null } });
  });

  test('is hashed as UTF-8', async () => {
    const query = '{ me { region } } # हिन्दी';
    assert.deepEqual((await account.ask(named(sha256(query), { query }))).body, region);
    assert.deepEqual((await account.ask(named(sha256(query)))).body, region);
  });

  test('is refused under the hash of another, and is not kept', async () => {
    const query = '{ me { region } } # under a wrong name';
    const wrong = sha256('another');
    const answer = await account.ask(named(wrong, { query }));
    assert.deepEqual([answer.status, codeOf(answer)], [400, 'BAD_REQUEST']);
    assert.equal(codeOf(await account.ask(named(wrong))), 'PERSISTED_QUERY_NOT_FOUND');
  });

  test('is not kept if it is invalid', async () => {
    const query = '{ me { region } ';
    assert.equal(codeOf(await account.ask(named(sha256(query), { query }))), 'GRAPHQL_PARSE_FAILED');
    assert.equal(codeOf(await account.ask(named(sha256(query)))), 'PERSISTED_QUERY_NOT_FOUND');
  });

  const malformed = {
    'a hash that is none': { version: 1, sha256Hash: 'x' },
    'a hash that is no text': { version: 1, sha256Hash: 7 },
    'no hash': { version: 1 },
    'no version': { sha256Hash: sha256('x') },
    'another version': { version: 2, sha256Hash: sha256('x') },
  };
  for (const [what, persistedQuery] of Object.entries(malformed)) {
    test(`is refused with ${what}`, async () => {
      assert.equal(codeOf(await account.ask({ query: '{ me { id } }', extensions: { persistedQuery } })), 'BAD_REQUEST');
    });
  }

  test('is not executed over GET if it is a mutation', async () => {
    const query = 'mutation { logOut(input: {}) { loggedOut } }';
    const other = await server.signUp();
    await other.ask(named(sha256(query), { query }));
    const answer = await get(named(sha256(query)));
    assert.deepEqual([answer.status, codeOf(answer)], [405, 'BAD_REQUEST']);
    assert.deepEqual(await account.gql('{ me { region } }'), region.data);
  });

  test('is executed over a socket too', async () => {
    const query = '{ me { region } } # by socket';
    const socket = await Socket.greeted(server, account);
    socket.send({ id: '1', type: 'subscribe', payload: named(sha256(query)) });
    const { payload } = await socket.messages.find(({ type }) => type === 'error', 'the refusal');
    assert.equal(payload[0].extensions.code, 'PERSISTED_QUERY_NOT_FOUND');
    socket.send({ id: '2', type: 'subscribe', payload: named(sha256(query), { query }) });
    await socket.messages.find(({ type, id }) => type === 'complete' && id === '2', 'the end');
    socket.send({ id: '3', type: 'subscribe', payload: named(sha256(query)) });
    const result = await socket.messages.find(({ type, id }) => type === 'next' && id === '3', 'the answer');
    assert.deepEqual(result.payload, region);
    socket.end();
  });
});
