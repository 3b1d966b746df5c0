// The workloads in graphql-yoga, with compiled queries, loaders and prepared statements, in two processes.

import cluster from 'node:cluster';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { useGraphQlJit } from '@envelop/graphql-jit';
import DataLoader from 'dataloader';
import { createVerifier } from 'fast-jwt';
import { GraphQLError } from 'graphql';
import { createSchema, createYoga } from 'graphql-yoga';
import pg from 'pg';

const PROCESSES = 2;

const typeDefs = /* GraphQL */ `
  scalar DateTime
  type DashboardStats { connectedPhoneNumbers: Int! activeAgents: Int! totalCalls: Int! totalOrders: Int! }
  type PhoneNumber { id: ID! number: String! status: String! }
  type Agent { id: ID! name: String! language: String! voiceName: String isActive: Boolean! createdAt: DateTime! linkedPhones: [PhoneNumber!]! }
  type AgentConnection { nodes: [Agent!]! }
  type CallLog {
    id: ID! callId: String! caller: String! direction: String! status: String! durationSeconds: Int! startedAt: DateTime! endedAt: DateTime agent: Agent
  }
  type CallLogConnection { totalCount: Int! nodes: [CallLog!]! }
  type Order { id: ID! customerName: String! phone: String! details: String! createdAt: DateTime! callLog: CallLog }
  type OrderConnection { nodes: [Order!]! }
  type UserError { code: String! }
  type CreateCallLogPayload { callLog: CallLog userErrors: [UserError!]! }
  input CreateCallLogInput { callId: String! caller: String! direction: String! status: String! durationSeconds: Int! }
  type Query {
    dashboardStats: DashboardStats!
    agents(first: Int!): AgentConnection!
    callLogs(first: Int!, after: String): CallLogConnection!
    orders(first: Int!): OrderConnection!
  }
  type Mutation { createCallLog(input: CreateCallLogInput!): CreateCallLogPayload! }
`;

const CALL = `id, call_id "callId", caller, direction, status, duration_seconds "durationSeconds", started_at "startedAt", ended_at "endedAt",
  agent_id "agentId"`;
const AGENT = 'id, name, language, voice_name "voiceName", is_active "isActive", created_at "createdAt"';

function serve() {
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Math.max(Math.floor(process.env.CONNECTIONS / PROCESSES), 1) });
  const rows = async (name, text, values) => (await pool.query({ name, text, values })).rows;
  const verify = createVerifier({ key: process.env.JWT_SECRET, algorithms: ['HS256'] });

  const resolvers = {
    Query: {
      dashboardStats: async (_, __, { tenant }) =>
        (await rows('dashboard', `SELECT sum(active_phone_numbers)::bigint "connectedPhoneNumbers", sum(active_agents)::bigint "activeAgents",
          sum(calls)::bigint "totalCalls", sum(orders)::bigint "totalOrders" FROM tenant_counters WHERE user_id = $1`, [tenant]))[0],
      agents: async (_, { first }, { tenant }) => ({
        nodes: await rows('agents', `SELECT ${AGENT} FROM ai_agents WHERE user_id = $1 AND deleted_at IS NULL
          ORDER BY created_at DESC, id DESC LIMIT $2`, [tenant, first]),
      }),
      callLogs: async (_, { first, after }, { tenant }) => {
        if (!after) {
          return { nodes: await rows('calls', `SELECT ${CALL} FROM call_logs WHERE user_id = $1 ORDER BY started_at DESC, id DESC LIMIT $2`, [tenant, first]) };
        }
        const [, millis, id] = JSON.parse(Buffer.from(after, 'base64url'));
        return { nodes: await rows('calls after', `SELECT ${CALL} FROM call_logs WHERE user_id = $1 AND (started_at, id) < ($3, $4)
          ORDER BY started_at DESC, id DESC LIMIT $2`, [tenant, first, new Date(millis), id]) };
      },
      orders: async (_, { first }, { tenant }) => ({
        nodes: await rows('orders', `SELECT id, customer_name "customerName", phone, details, created_at "createdAt", call_id "callId"
          FROM orders WHERE user_id = $1 AND deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT $2`, [tenant, first]),
      }),
    },
    CallLogConnection: {
      totalCount: async (_, __, { tenant }) => (await rows('total', 'SELECT sum(calls)::bigint total FROM tenant_counters WHERE user_id = $1', [tenant]))[0].total,
    },
    Agent: { linkedPhones: (agent, _, { phones }) => phones.load(agent.id) },
    CallLog: { agent: (call, _, { agents }) => (call.agentId ? agents.load(call.agentId) : null) },
    Order: { callLog: (order, _, { calls }) => (order.callId ? calls.load(order.callId) : null) },
    Mutation: {
      createCallLog: async (_, { input }, { tenant }) => {
        const now = new Date();
        const [logged] = await rows('log', `WITH logged AS (
            INSERT INTO call_logs (user_id, id, call_id, caller, direction, status, duration_seconds, started_at, ended_at, input_hash,
              search_text, created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, '', lower($4 || ' ' || $3), $8, $8)
            ON CONFLICT (user_id, call_id) DO NOTHING RETURNING *),
          told AS (
            INSERT INTO events (user_id, kind, entity_id, changed_fields, created_at) SELECT $1, 'call_log.created', id, '', $8 FROM logged)
          SELECT ${CALL} FROM logged`,
          [tenant, randomUUID(), input.callId, input.caller, input.direction, input.status, input.durationSeconds, now]);
        const there = async () => (await rows('call', `SELECT ${CALL} FROM call_logs WHERE user_id = $1 AND call_id = $2`, [tenant, input.callId]))[0];
        return { callLog: logged ?? (await there()), userErrors: [] };
      },
    },
  };

  const inOrder = (found, keys, key) => {
    const byKey = new Map(found.map((row) => [row[key], row]));
    return keys.map((wanted) => byKey.get(wanted) ?? null);
  };
  const context = ({ request }) => {
    let tenant;
    try {
      tenant = verify((request.headers.get('authorization') ?? '').slice('Bearer '.length)).sub;
    } catch {
      throw new GraphQLError('unauthorized', { extensions: { http: { status: 401 } } });
    }
    return {
      tenant,
      phones: new DataLoader(async (ids) => {
        const found = await rows('phones', `SELECT m.agent_id "agentId", p.id, p.number, p.status FROM agent_phone_mappings m
          JOIN phone_numbers p ON p.user_id = m.user_id AND p.id = m.phone_number_id AND p.deleted_at IS NULL
          WHERE m.user_id = $1 AND m.agent_id = ANY($2) ORDER BY p.number`, [tenant, ids]);
        const byAgent = new Map(ids.map((id) => [id, []]));
        for (const row of found) byAgent.get(row.agentId).push(row);
        return ids.map((id) => byAgent.get(id));
      }),
      calls: new DataLoader(async (ids) =>
        inOrder(await rows('calls by id', `SELECT ${CALL} FROM call_logs WHERE user_id = $1 AND call_id = ANY($2)`, [tenant, ids]), ids, 'callId')),
      agents: new DataLoader(async (ids) =>
        inOrder(await rows('agents by id', `SELECT ${AGENT} FROM ai_agents WHERE user_id = $1 AND id = ANY($2)`, [tenant, ids]), ids, 'id')),
    };
  };

  const yoga = createYoga({
    schema: createSchema({ typeDefs, resolvers }),
    context,
    plugins: [useGraphQlJit()],
    logging: 'warn',
    graphiql: false,
    landingPage: false,
    healthCheckEndpoint: '/healthz',
    maskedErrors: false,
  });
  createServer(yoga).listen(Number(process.env.PORT), '127.0.0.1');
}

if (cluster.isPrimary) for (let process = 0; process < PROCESSES; process += 1) cluster.fork();
else serve();
