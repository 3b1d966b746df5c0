// What happens elsewhere: another device, or a call that comes in.
import { PASSWORD } from './serve.mjs';

async function ask(address, query, variables, token) {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Makes an account. */
export const signUp = (address, { email, fullName }) =>
  ask(address, 'mutation($input: SignUpInput!) { signUp(input: $input) { user { id } userErrors { message } } }', {
    input: { email, fullName, password: PASSWORD },
  });

/** Another device of the account. */
export async function device(address, email) {
  const { logIn } = await ask(
    address,
    'mutation($input: LogInInput!) { logIn(input: $input) { tokens { accessToken } userErrors { message } } }',
    { input: { email, password: PASSWORD } },
  );
  const token = logIn.tokens.accessToken;
  return {
    logOutEverywhere: () => ask(address, 'mutation { logOut(input: { everywhere: true }) { loggedOut } }', {}, token),
    /** Logs a call as it is given, and answers its id. */
    call: async input => {
      const { createCallLog } = await ask(
        address,
        'mutation($input: CreateCallLogInput!) { createCallLog(input: $input) { callLog { id } userErrors { message } } }',
        { input: { caller: '+919876500001', ...input } },
        token,
      );
      return createCallLog.callLog.id;
    },
    updateCall: (id, input) =>
      ask(
        address,
        'mutation($id: ID!, $input: UpdateCallLogInput!) { updateCallLog(id: $id, input: $input) { userErrors { message } } }',
        { id, input },
        token,
      ),
    takeOrder: async input => {
      const { createOrder } = await ask(
        address,
        'mutation($input: CreateOrderInput!) { createOrder(input: $input) { order { id createdAt } userErrors { message } } }',
        { input: { customerName: 'Ravi Kumar', phone: '+919876543210', details: '1 kg laddu', ...input } },
        token,
      );
      if (!createOrder.order) throw new Error(createOrder.userErrors[0].message);
      return createOrder.order;
    },
    renameCustomer: (id, customerName) =>
      ask(
        address,
        'mutation($id: ID!, $input: UpdateOrderInput!) { updateOrder(id: $id, input: $input) { userErrors { message } } }',
        { id, input: { customerName } },
        token,
      ),
    deleteOrder: id =>
      ask(address, 'mutation($id: ID!) { deleteOrder(id: $id) { userErrors { message } } }', { id }, token),
    createAgent: async (name, values) => {
      const { createAgent } = await ask(
        address,
        'mutation($input: CreateAgentInput!) { createAgent(input: $input) { agent { id } userErrors { message } } }',
        { input: { name, systemPrompt: 'Take orders.', ...values } },
        token,
      );
      return createAgent.agent.id;
    },
    changeAgent: (id, input) =>
      ask(
        address,
        'mutation($id: ID!, $input: UpdateAgentInput!) { updateAgent(id: $id, input: $input) { userErrors { message } } }',
        { id, input },
        token,
      ),
    deleteAgent: id => ask(address, 'mutation($id: ID!) { deleteAgent(id: $id) { deletedId } }', { id }, token),
    deletePhoneNumber: id =>
      ask(address, 'mutation($id: ID!) { deletePhoneNumber(id: $id) { deletedId } }', { id }, token),
    addPhoneNumber: async (number, label) => {
      const { createPhoneNumber } = await ask(
        address,
        'mutation($input: CreatePhoneNumberInput!) { createPhoneNumber(input: $input) { phoneNumber { id } userErrors { message } } }',
        { input: { number, label } },
        token,
      );
      return createPhoneNumber.phoneNumber.id;
    },
  };
}
