import { type Cache, cacheExchange, type DataFields, type UpdateResolver } from '@urql/exchange-graphcache';

/** What a change makes outdated: whole lists and counts. An entity that comes back in an answer is renewed without a word here. */
type RootField = 'phoneNumbers' | 'agents' | 'callLogs' | 'orders' | 'dashboardStats' | 'agent' | 'callLog' | 'order';

function outdate(cache: Cache, fields: readonly RootField[]) {
  for (const { fieldName, arguments: args } of cache.inspectFields('Query')) {
    if ((fields as readonly string[]).includes(fieldName)) cache.invalidate('Query', fieldName, args ?? undefined);
  }
}

/** Whether a mutation has done something: a mistake in the input has changed nothing. */
function hasSucceeded(result: DataFields, field: string) {
  const payload = result[field];
  if (typeof payload !== 'object' || payload === null || !('userErrors' in payload)) return false;
  return Array.isArray(payload.userErrors) && payload.userErrors.length === 0;
}

const outdates =
  (...fields: RootField[]): UpdateResolver =>
  (result, _args, cache, { fieldName }) => {
    if (hasSucceeded(result, fieldName)) outdate(cache, fields);
  };

/**
 * Removes an order that was deleted. Phone numbers and agents stay, because old calls go on naming them: only the lists that held
 * them are outdated.
 */
const deletesOrder: UpdateResolver = (result, { id }, cache, { fieldName }) => {
  if (!hasSucceeded(result, fieldName)) return;
  cache.invalidate({ __typename: 'Order', id: String(id) });
  outdate(cache, ['orders', 'dashboardStats']);
};

const withoutKey = () => null;

/** Types that are no entities: they are kept inside whatever they stand in. */
const embedded = [
  'PageInfo',
  'UserError',
  'AuthTokens',
  'Limits',
  'DayActivity',
  'CallLogEvent',
  'OrderEvent',
  ...['PhoneNumber', 'Agent', 'CallLog', 'Order'].flatMap(type => [`${type}Connection`, `${type}Edge`]),
  ...['CreatePhoneNumber', 'UpdatePhoneNumber', 'DeletePhoneNumber', 'RestorePhoneNumber'].map(
    name => `${name}Payload`,
  ),
  ...['CreateAgent', 'UpdateAgent', 'DeleteAgent', 'RestoreAgent'].map(name => `${name}Payload`),
  ...['CreateOrder', 'UpdateOrder', 'DeleteOrder', 'RestoreOrder'].map(name => `${name}Payload`),
  ...['CreateCallLog', 'UpdateCallLog', 'LinkPhones', 'UnlinkPhones'].map(name => `${name}Payload`),
  ...['UpdateProfile', 'ChangePassword'].map(name => `${name}Payload`),
];

export const cache = () =>
  cacheExchange({
    keys: {
      ...Object.fromEntries(embedded.map(type => [type, withoutKey])),
      // There is one, so what a subscription says of it is at once seen by every query.
      DashboardStats: () => 'own',
    },
    updates: {
      Mutation: {
        createPhoneNumber: outdates('phoneNumbers', 'dashboardStats'),
        updatePhoneNumber: outdates('phoneNumbers', 'dashboardStats'),
        deletePhoneNumber: outdates('phoneNumbers', 'agents', 'agent', 'dashboardStats'),
        restorePhoneNumber: outdates('phoneNumbers', 'agents', 'agent', 'dashboardStats'),
        createAgent: outdates('agents', 'phoneNumbers', 'dashboardStats'),
        updateAgent: outdates('agents', 'dashboardStats'),
        deleteAgent: outdates('agents', 'agent', 'phoneNumbers', 'dashboardStats'),
        restoreAgent: outdates('agents', 'agent', 'phoneNumbers', 'dashboardStats'),
        linkPhones: outdates('phoneNumbers', 'agents'),
        unlinkPhones: outdates('phoneNumbers', 'agents'),
        createCallLog: outdates('callLogs', 'callLog', 'dashboardStats'),
        updateCallLog: outdates('callLogs', 'dashboardStats'),
        createOrder: outdates('orders', 'dashboardStats'),
        updateOrder: outdates('orders'),
        deleteOrder: deletesOrder,
        restoreOrder: outdates('orders', 'dashboardStats'),
      },
    },
  });
