import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

const TOKENS = 'tokens { accessToken refreshToken }';

/** Somebody who has signed up, and what they do over HTTP. */
export class Account {
  #server;
  accessToken;
  refreshToken;

  constructor(server) {
    this.#server = server;
  }

  static async signUp(server) {
    const account = new Account(server);
    const input = { email: `${randomUUID()}@example.com`, password: 'purple tiger walks home', fullName: 'Meera Kulkarni' };
    const data = await account.gql(`mutation($input: SignUpInput!) { signUp(input: $input) { ${TOKENS} userErrors { code message } } }`, { input });
    account.#keep(data.signUp);
    return account;
  }

  /** What a client sends to show who it is. */
  get authorization() {
    return `Bearer ${this.accessToken}`;
  }

  /** Executes a document over HTTP, and answers its data; any error fails the test. */
  async gql(query, variables = {}) {
    const { body } = await this.ask({ query, variables });
    assert.equal(body.errors, undefined, `the document is executed without errors: ${JSON.stringify(body)}`);
    return body.data;
  }

  /** Sends the parameters of a request over HTTP, and answers whatever comes back. */
  async ask(parameters, headers = {}) {
    const answer = await fetch(this.#server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(this.accessToken && { authorization: this.authorization }), ...headers },
      body: typeof parameters === 'string' ? parameters : JSON.stringify(parameters),
    });
    return { status: answer.status, headers: answer.headers, body: await answer.json() };
  }

  /** Logs a call. The same call again changes nothing. */
  async logCall(callId) {
    const data = await this.gql(
      'mutation($input: CreateCallLogInput!) { createCallLog(input: $input) { callLog { id callId } userErrors { code message field } } }',
      { input: { callId, caller: '+919812345678', durationSeconds: 60, startedAt: '2026-01-01T00:00:00Z' } },
    );
    assert.deepEqual(data.createCallLog.userErrors, []);
    return data.createCallLog.callLog;
  }

  /** Takes an order. */
  async takeOrder(customerName) {
    const data = await this.gql(
      'mutation($input: CreateOrderInput!) { createOrder(input: $input) { order { id customerName } userErrors { code message field } } }',
      { input: { customerName, phone: '+919812345678', details: '1 kg kaju katli' } },
    );
    assert.deepEqual(data.createOrder.userErrors, []);
    return data.createOrder.order;
  }

  /** Uses the refresh token up, and has new tokens. */
  async refresh() {
    const data = await this.gql(`mutation($input: RefreshTokensInput!) { refreshTokens(input: $input) { ${TOKENS} userErrors { code message } } }`, {
      input: { refreshToken: this.refreshToken },
    });
    this.#keep(data.refreshTokens);
  }

  /** Ends the session. */
  async logOut() {
    const data = await this.gql('mutation { logOut(input: {}) { loggedOut userErrors { code } } }');
    assert.deepEqual(data.logOut, { loggedOut: true, userErrors: [] });
  }

  #keep({ tokens, userErrors }) {
    assert.deepEqual(userErrors, []);
    this.accessToken = tokens.accessToken;
    this.refreshToken = tokens.refreshToken;
  }
}
