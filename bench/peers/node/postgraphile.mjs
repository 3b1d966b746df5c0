// The workloads in PostGraphile 5: its schema comes from the tables, the tenant from row-level security, in two processes.

import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { createVerifier } from 'fast-jwt';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

const PROCESSES = 2;

async function serve() {
  const verify = createVerifier({ key: process.env.JWT_SECRET, algorithms: ['HS256'] });
  const url = new URL(process.env.DATABASE_URL);
  // A role that is subject to the policies.
  url.username = 'tenant_role';
  const server = createServer();
  const postgraphileServer = postgraphile({
    extends: [PostGraphileAmberPreset],
    pgServices: [makePgService({
      connectionString: url.href,
      schemas: ['public'],
      poolConfig: { max: Math.max(Math.floor(process.env.CONNECTIONS / PROCESSES), 1) },
    })],
    grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false, websockets: false, maskError: error => error },
    grafast: {
      explain: false,
      context: ({ node }) => ({ pgSettings: { 'tenant.id': verify((node?.req?.headers?.authorization ?? '').slice('Bearer '.length)).sub } }),
    },
  });
  const serving = postgraphileServer.createServ(grafserv);
  await serving.addTo(server);
  await postgraphileServer.getSchema();
  // A health route before its own.
  const [answer] = server.listeners('request');
  server.removeListener('request', answer);
  server.on('request', (request, response) => (request.url === '/healthz' ? response.end('ok') : answer(request, response)));
  server.listen(Number(process.env.PORT), '127.0.0.1');
}

if (cluster.isPrimary) for (let process = 0; process < PROCESSES; process += 1) cluster.fork();
else await serve();
