import { once } from 'node:events';

import WebSocket from 'ws';

import { within } from './deadline.js';
import { Inbox } from './inbox.js';

export const PROTOCOL = 'graphql-transport-ws';

/** A socket without a GraphQL client: for what no client in its right mind would send. */
export class Socket {
  /** @type {Inbox<{type: string, id?: string, payload?: any}>} */
  messages = new Inbox();

  /** @param {import('ws').WebSocket} socket */
  constructor(socket) {
    this.raw = socket;
    socket.on('message', (data) => this.messages.put(JSON.parse(data.toString())));
    this.#closed = new Promise((resolve) => {
      socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
    // Whoever waits for the close is told by its code.
    socket.on('error', () => {});
  }

  #closed;

  /**
   * Opens a socket.
   * @param {string} url
   * @param {{protocol?: string, headers?: Record<string, string>}} [options]
   */
  static async open(url, { protocol = PROTOCOL, headers = {} } = {}) {
    // As a header, because the library would hang up on a server that chooses none of the protocols, before the server says why.
    const chosen = protocol === PROTOCOL ? [PROTOCOL] : [];
    const socket = new WebSocket(url, chosen, { headers: { ...(protocol && !chosen.length && { 'Sec-WebSocket-Protocol': protocol }), ...headers } });
    const opened = new Socket(socket);
    await within(once(socket, 'open'), 'the opening of the socket');
    return opened;
  }

  /** Opens a socket and shows who asks. */
  static async greeted(server, account) {
    const socket = await Socket.open(server.socketUrl);
    socket.send({ type: 'connection_init', payload: { authorization: account.authorization } });
    await socket.messages.find(({ type }) => type === 'connection_ack', 'connection_ack');
    return socket;
  }

  /** Sends a message of the protocol, or a text as it is. */
  send(message) {
    this.raw.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  subscribe(id, query, variables) {
    this.send({ id, type: 'subscribe', payload: { query, variables } });
  }

  /** Resolves when the server has read all that was sent before: it reads in order, and answers each ping with its payload. */
  async settled() {
    const mark = `${++this.#marks}`;
    this.send({ type: 'ping', payload: { mark } });
    await this.messages.find(({ type, payload }) => type === 'pong' && payload?.mark === mark, 'the answer to a ping');
  }

  #marks = 0;

  /** How the server closes the socket. */
  closed(milliseconds) {
    return within(this.#closed, 'the close of the socket', milliseconds);
  }

  /** Hangs up. */
  end() {
    this.raw.terminate();
  }
}
