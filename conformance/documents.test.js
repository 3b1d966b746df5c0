// Which requests are executed, judged twice: by the server, and by graphql-js with the published schema.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { documents } from './documents.js';
import { refusal } from './oracle.js';
import { Server } from './server.js';
import { Socket } from './socket.js';

/** Where the server is known to judge otherwise, as it should or as does no harm: whether it refuses. */
const KNOWN = {
  // The parser does not read surrogates and braces in escapes. Every character can be written as itself, or sent in a variable.
  'an escape with braces': true,
  'a pair of surrogates': true,
  // The parser takes it for a fraction. Nobody needs it.
  'minus zero': true,
  // The parser forgives what no tool writes, and what can mean only one thing.
  'a fragment named on': false,
  'variables in empty parentheses': false,
  // The library would follow it twice, and tell of each event twice. No tool writes it.
  'a subscription with one root field twice': true,
  // The library takes a number of JSON for what it is written as.
  'a whole number with a point': true,
  'a whole number with an exponent': true,
  // The library would execute it twice, where GraphQL has it once. So it is refused, before anything is executed.
  'a mutation twice': true,
};

describe('the server and graphql-js agree on', () => {
  let server, account, socket;
  before(async () => {
    server = await Server.start();
    account = await server.signUp();
    socket = await Socket.greeted(server, account);
  });
  after(async () => {
    socket?.end();
    await server?.close();
  });

  /** Why the server does not execute a request; nothing if it does. Whatever was executed has data, even if it is null. */
  async function refused({ query, variables, operationName }, name) {
    if (/^subscription/.test(query)) {
      socket.send({ id: name, type: 'subscribe', payload: { query, variables, operationName } });
      const { type, payload } = await socket.messages.find(({ id }) => id === name, 'an answer');
      socket.send({ id: name, type: 'complete' });
      return type === 'error' ? payload[0] : undefined;
    }
    const text = typeof variables === 'string' ? variables : JSON.stringify(variables ?? null);
    const { body } = await account.ask(
      `{"query":${JSON.stringify(query)},"variables":${text},"operationName":${JSON.stringify(operationName ?? null)}}`,
    );
    return 'data' in body ? undefined : body.errors[0];
  }

  for (const [name, document] of Object.entries(documents)) {
    test(name, async () => {
      const request = typeof document === 'string' ? { query: document } : document;
      const error = await refused(request, name);
      const { variables } = request;
      const expected = refusal({ ...request, variables: typeof variables === 'string' ? JSON.parse(variables) : variables });
      const verdicts = `the server: ${error?.message ?? 'valid'}; graphql-js: ${expected ?? 'valid'}`;
      if (error) {
        assert.match(error.extensions.code, /^(GRAPHQL_(PARSE|VALIDATION)_FAILED|BAD_USER_INPUT|QUERY_TOO_COMPLEX)$/, verdicts);
      }
      assert.equal(Boolean(error), name in KNOWN ? KNOWN[name] : Boolean(expected), verdicts);
      // A difference that is gone leaves the list.
      if (name in KNOWN) assert.notEqual(KNOWN[name], Boolean(expected), verdicts);
    });
  }
});
