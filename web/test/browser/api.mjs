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
    logCall: callId =>
      ask(
        address,
        'mutation($input: CreateCallLogInput!) { createCallLog(input: $input) { callLog { id } userErrors { message } } }',
        { input: { callId, caller: '+919876500001' } },
        token,
      ),
    createAgent: name =>
      ask(
        address,
        'mutation($input: CreateAgentInput!) { createAgent(input: $input) { agent { id } userErrors { message } } }',
        { input: { name, systemPrompt: 'Take orders.' } },
        token,
      ),
    addPhoneNumber: async (number, label) => {
      const { createPhoneNumber } = await ask(
        address,
        'mutation($input: CreatePhoneNumberInput!) { createPhoneNumber(input: $input) { phoneNumber { id } userErrors { message } } }',
        { input: { number, label } },
        token,
      );
      return createPhoneNumber.phoneNumber.id;
    },
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
  };
}
