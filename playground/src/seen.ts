// What the answers named: ids and cursors, so that examples open with ids that exist.

import { type Answer, ask } from './api';
import placeholders from './examples/placeholders.json';
import { authorization, current } from './session';

export type Placeholder = keyof typeof placeholders;

const KINDS = ['phone', 'agent', 'call', 'order', 'user'] as const;
type Kind = (typeof KINDS)[number];

const DELETED: Partial<Record<Kind, Placeholder>> = {
  phone: 'deletedPhone',
  agent: 'deletedAgent',
  order: 'deletedOrder',
};
const CURSORS: Record<string, Placeholder> = { callLogChanged: 'callCursor', orderChanged: 'orderCursor' };

const NEWEST = `query Newest {
  me { id }
  phoneNumbers(first: 1) { nodes { id } }
  agents(first: 1) { nodes { id } }
  callLogs(first: 1) { nodes { id callId } }
  orders(first: 1) { nodes { id } }
}`;

const seen = new Map<Placeholder, string>();

/** Forgets everything: another account has other ids. */
export function forget() {
  seen.clear();
}

/** Asks for the newest thing of each kind. */
export async function lookAround() {
  const header = authorization();
  if (header !== null) remember(await ask({ query: NEWEST, operationName: 'Newest' }, { Authorization: header }));
}

function kindOf(id: unknown): Kind | undefined {
  return typeof id === 'string' ? KINDS.find(kind => id.startsWith(`${kind}_`)) : undefined;
}

/** Keeps the first id of each kind in an answer, and what was deleted. */
export function remember(answer: Answer) {
  const found = new Map<Placeholder, string>();
  let lost = false;
  const walk = (value: unknown, root: string | null) => {
    if (Array.isArray(value)) {
      for (const entry of value) walk(entry, root);
    } else if (typeof value === 'object' && value !== null) {
      const { id, callId, cursor, deletedId, deletedAt } = value as Record<string, unknown>;
      const kind = kindOf(id);
      if (kind && !deletedAt && !found.has(kind)) found.set(kind, id as string);
      if (typeof callId === 'string' && !found.has('callId')) found.set('callId', callId);
      const wanted = root === null ? undefined : CURSORS[root];
      if (wanted && typeof cursor === 'string') found.set(wanted, cursor);
      const deleted = kindOf(deletedId);
      if (deleted && DELETED[deleted]) {
        found.set(DELETED[deleted], deletedId as string);
        lost = seen.get(deleted) === deletedId && seen.delete(deleted);
      }
      for (const part of Object.values(value)) walk(part, root);
    }
  };
  for (const [field, value] of Object.entries(answer.data ?? {})) walk(value, field);
  for (const [name, value] of found) seen.set(name, value);
  if (lost) void lookAround();
}

const DAY = 86_400_000;

function valueFor(name: Placeholder): string | null {
  const session = current();
  const moment = (ago: number) => new Date(Date.now() - ago).toISOString();
  switch (name) {
    case 'now':
      return moment(0);
    case 'weekAgo':
      return moment(7 * DAY);
    case 'today':
      return moment(0).slice(0, 10);
    case 'monthAgoDay':
      return moment(30 * DAY).slice(0, 10);
    case 'timeZone':
      return Intl.DateTimeFormat().resolvedOptions().timeZone || placeholders.timeZone;
    case 'random':
      return Array.from(crypto.getRandomValues(new Uint32Array(2)), part => part.toString(36).padStart(7, '0')).join(
        '',
      );
    case 'email':
      return (session.in && session.email) || placeholders.email;
    case 'refreshToken':
      return session.in ? session.refreshToken : placeholders.refreshToken;
    default:
      return seen.get(name) ?? placeholders[name];
  }
}

function isPlaceholder(name: string): name is Placeholder {
  return Object.hasOwn(placeholders, name);
}

/** Puts values in the places of an example's variables: `"{phone}"`, or `{random}` within a text. */
export function fill(variables: string): string {
  const filled = JSON.parse(variables, (_key, value) => {
    if (typeof value !== 'string') return value;
    const whole = /^\{(\w+)\}$/.exec(value)?.[1];
    if (whole && isPlaceholder(whole)) return valueFor(whole);
    return value.replaceAll(/\{(\w+)\}/g, (text, name: string) =>
      isPlaceholder(name) ? (valueFor(name) ?? '') : text,
    );
  });
  return JSON.stringify(filled, null, 2);
}
