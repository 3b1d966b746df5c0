// What the specification says of values, where it decides what is done: https://spec.graphql.org/September2025/#sec-Coercing-Field-Arguments

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { Server } from './server.js';

let server, account;
before(async () => {
  server = await Server.start();
  account = await server.signUp();
});
after(() => server?.close());

describe('a variable that is left out', () => {
  test('leaves an argument its default', async () => {
    const query = 'query($zone: String) { dashboardStats { activity(from: "2026-11-22", to: "2026-11-22", timeZone: $zone) { date } } }';
    const { body } = await account.ask({ query });
    assert.deepEqual(body, { data: { dashboardStats: { activity: [{ date: '2026-11-22' }] } } });
  });

  test('leaves a field of an input its default', async () => {
    const query = `mutation($status: CallStatus, $direction: CallDirection) {
      createCallLog(input: { callId: "default", caller: "1", status: $status, direction: $direction }) { callLog { status direction } }
    }`;
    const { body } = await account.ask({ query });
    assert.deepEqual(body, { data: { createCallLog: { callLog: { status: 'COMPLETED', direction: 'INBOUND' } } } });
  });

  test('takes its own default first', async () => {
    const query = `mutation($status: CallStatus = BUSY) {
      createCallLog(input: { callId: "own default", caller: "1", status: $status }) { callLog { status } }
    }`;
    const { body } = await account.ask({ query });
    assert.deepEqual(body, { data: { createCallLog: { callLog: { status: 'BUSY' } } } });
  });

  test('is no argument where there is no default', async () => {
    const { body } = await account.ask({ query: 'query($first: Int, $filter: AgentFilter) { agents(first: $first, filter: $filter) { totalCount } }' });
    assert.deepEqual(body, { data: { agents: { totalCount: 0 } } });
  });

  test('changes nothing in an update, where null clears', async () => {
    const { createAgent } = await account.gql(
      'mutation { createAgent(input: { name: "Order taker", systemPrompt: "Take orders.", voiceName: "Asha" }) { agent { id } } }',
    );
    const update = `mutation($id: ID!, $name: String, $voiceName: String) {
      updateAgent(id: $id, input: { name: $name, voiceName: $voiceName }) { agent { name voiceName } userErrors { code } }
    }`;
    const { id } = createAgent.agent;
    const left = await account.ask({ query: update, variables: { id, name: 'Renamed' } });
    assert.deepEqual(left.body.data?.updateAgent, { agent: { name: 'Renamed', voiceName: 'Asha' }, userErrors: [] });
    const cleared = await account.ask({ query: update, variables: { id, voiceName: null } });
    assert.deepEqual(cleared.body.data?.updateAgent, { agent: { name: 'Renamed', voiceName: null }, userErrors: [] });
  });
});

describe('nothing is executed of a request', () => {
  const first = (callId) => `first: createCallLog(input: { callId: "${callId}", caller: "1" }) { callLog { id } }`;
  const second = (fields) => `second: createCallLog(input: { callId: "second", caller: "1"${fields} }) { callLog { id } }`;
  const requests = {
    'with a time that is none': (id) => ({ query: `mutation { ${first(id)} ${second(', startedAt: "yesterday"')} }` }),
    'with a variable for a time that is none': (id) => ({
      query: `mutation($at: DateTime) { ${first(id)} ${second(', startedAt: $at')} }`,
      variables: { at: 'yesterday' },
    }),
    'with a number for a time': (id) => ({ query: `mutation { ${first(id)} ${second(', startedAt: 1700000000')} }` }),
    'with a text for an input': (id) => ({ query: `mutation { ${first(id)} second: createCallLog(input: "second") { callLog { id } } }` }),
    'with a number too great': (id) => ({ query: `mutation { ${first(id)} ${second(', durationSeconds: 2147483648')} }` }),
    'with a variable too great': (id) => ({
      query: `mutation($seconds: Int!) { ${first(id)} ${second(', durationSeconds: $seconds')} }`,
      variables: { seconds: 2147483648 },
    }),
    'with an enum value that is not there': (id) => ({ query: `mutation { ${first(id)} ${second(', status: DONE')} }` }),
    'with a variable that may be null where there must be something': (id) => ({
      query: `mutation($id: ID) { ${first(id)} second: deleteAgent(id: $id) { deletedId } }`,
    }),
    'with a variable that may be null where an input must have something': (id) => ({
      query: `mutation($caller: String) { ${first(id)} second: createCallLog(input: { callId: "second", caller: $caller }) { callLog { id } } }`,
    }),
  };
  for (const [what, request] of Object.entries(requests)) {
    test(what, async () => {
      const { body } = await account.ask(request(what));
      assert.ok(body.errors.length > 0);
      const { callLog } = await account.gql('query($callId: String!) { callLog(callId: $callId) { callId } }', { callId: what });
      assert.equal(callLog, null, `the first call was logged though the answer is ${JSON.stringify(body)}`);
      assert.equal('data' in body, false);
    });
  }
});
