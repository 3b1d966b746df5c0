import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { serverAudits } from 'graphql-http';

import { Server } from './server.js';

describe('a server with the audited statuses', () => {
  let server;
  before(async () => (server = await Server.start()));
  after(() => server?.close());

  // The names do not depend on the address, which is known only when a test runs.
  const audits = serverAudits({ url: () => server.url });

  test('is audited in full', () => assert.equal(audits.length, 61));

  for (const audit of audits) {
    test(`${audit.id} ${audit.name}`, async () => {
      const result = await audit.fn();
      // A SHOULD that is not met is only a warning for the auditor, and a MAY a notice: here both are promises.
      assert.equal(result.status, 'ok', result.reason);
    });
  }
});
