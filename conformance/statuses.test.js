// The section "Status Codes" of the GraphQL over HTTP draft of August 2026, which no published audit covers yet:
// https://graphql.github.io/graphql-over-http/draft/#sec-Status-Codes

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Server } from './server.js';

const GRAPHQL = 'application/graphql-response+json';
const JSON_TYPE = 'application/json';

describe('a server with the statuses of the draft of 2026', () => {
  let server, account;
  before(async () => {
    server = await Server.start({ HTTP_STATUS_PROFILE: 'draft2026' });
    account = await server.signUp();
  });
  after(() => server?.close());

  // A client that only knows application/json is answered with the same statuses.
  for (const accept of [GRAPHQL, JSON_TYPE]) {
    const post = (parameters, headers) => account.ask(parameters, { accept, ...headers });
    const get = (parameters) =>
      fetch(`${server.url}?${new URLSearchParams(parameters)}`, { headers: { accept, authorization: account.authorization } });

    describe(`asked for ${accept}`, () => {
      test('answers 200 to what is executed without errors', async () => {
        const { status, headers, body } = await post({ query: '{ me { id } }' });
        assert.equal(status, 200);
        assert.match(headers.get('content-type'), new RegExp(`^${accept.replace('+', '\\+')}; ?charset=utf-8$`));
        assert.equal('errors' in body, false);
      });

      const refusals = {
        'a body that is no JSON': [400, 'NONSENSE'],
        'a body whose JSON is cut short': [400, '{"query":'],
        'a document that is no GraphQL': [400, { query: '{' }],
        'a document that does not fit the schema': [422, { query: '{ nothing }' }],
        'a document without the operation that is named': [422, { query: 'query A { me { id } }', operationName: 'B' }],
        'a document with two operations of which none is named': [422, { query: 'query A { me { id } } query B { me { id } }' }],
        'a variable that was not sent': [422, { query: 'query($id: ID!) { node(id: $id) { id } }' }],
        'a variable of the wrong type': [422, { query: 'query($first: Int) { agents(first: $first) { totalCount } }', variables: { first: 'x' } }],
        'a body without a query': [422, { qeury: '{ me { id } }' }],
        'a query that is no text': [422, { query: 7 }],
        'variables in a list': [422, { query: '{ me { id } }', variables: [7] }],
        'an operation name that is no text': [422, { query: '{ me { id } }', operationName: 7 }],
        'extensions that are no object': [422, { query: '{ me { id } }', extensions: 'x' }],
        'a list of requests': [422, [{ query: '{ me { id } }' }]],
      };
      for (const [what, [expected, parameters]] of Object.entries(refusals)) {
        test(`answers ${expected} to ${what}, without data`, async () => {
          const { status, body } = await post(typeof parameters === 'string' ? parameters : JSON.stringify(parameters));
          assert.equal(status, expected);
          assert.equal('data' in body, false);
          assert.ok(body.errors.length > 0);
        });
      }

      test('answers 294 to what was executed in part', async () => {
        const { status, body } = await post({ query: '{ me { id } node: phoneNumber(id: "none") { id } }' });
        assert.ok(body.data.me.id);
        assert.equal(body.errors[0].path[0], 'node');
        assert.equal(status, 294);
      });

      test('answers 294 to what was executed and came to nothing', async () => {
        // `agents` can't be null, so its error takes all data with it. The draft: "the {data} entry (even if it is {null})".
        const { status, body } = await post({ query: '{ agents(first: 1000) { totalCount } }' });
        assert.equal(body.data, null);
        assert.ok(body.errors.length > 0);
        assert.equal(status, 294);
      });

      test('answers 405 to a mutation by GET, and says which method does it', async () => {
        const answer = await get({ query: 'mutation { logOut(input: {}) { loggedOut } }' });
        assert.equal(answer.status, 405);
        assert.match(answer.headers.get('allow'), /\bPOST\b/);
      });

      test('answers 422 to a link without a query', async () => {
        assert.equal((await get({ operationName: 'A' })).status, 422);
      });

      test('answers 422 to a link whose variables are no object', async () => {
        assert.equal((await get({ query: '{ me { id } }', variables: '[7]' })).status, 422);
      });

      test('takes an empty parameter of a link for one that was not sent', async () => {
        assert.equal((await get({ query: '{ me { id } }', variables: '', operationName: '', extensions: '' })).status, 200);
      });

      test('answers 405 to a method that it does not have, and says which it has', async () => {
        const answer = await fetch(server.url, { method: 'PUT', headers: { accept, 'content-type': JSON_TYPE }, body: '{"query":"{ me { id } }"}' });
        assert.equal(answer.status, 405);
        assert.match(answer.headers.get('allow') ?? '', /\bPOST\b/);
      });

      test('answers 415 to a body that does not say that it is JSON', async () => {
        assert.equal((await post({ query: '{ me { id } }' }, { 'content-type': 'text/plain' })).status, 415);
      });

      test('answers 413 to a body that is too large', async () => {
        const { status } = await post({ query: '{ me { id } }', variables: { padding: ' '.repeat(300_000) } });
        assert.equal(status, 413);
      });
    });
  }

  test('answers 406 to a client that takes neither media type', async () => {
    assert.equal((await account.ask({ query: '{ me { id } }' }, { accept: 'image/png' })).status, 406);
  });

  test('says of a refusal that it is a GraphQL response, also to a client that only knows application/json', async () => {
    // "any response that produces a 2xx status code should replace the Content-Type header with application/json": a refusal keeps its
    // own, by which the client tells it from one of a proxy on the way.
    const { status, headers } = await account.ask({ query: '{ nothing }' }, { accept: JSON_TYPE });
    assert.equal(status, 422);
    assert.match(headers.get('content-type'), /^application\/graphql-response\+json/);
  });
});
