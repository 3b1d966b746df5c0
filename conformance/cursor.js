import { randomUUID } from 'node:crypto';

import { Socket } from './socket.js';
import { CALLS, ORDERS } from './subscription.js';

/**
 * Where an account's calls or orders stand now. The protocol has no answer to "subscribe" but events, so nobody knows when a subscription
 * without a cursor has begun until something happens: we make it happen until it is seen. From a cursor on, nothing depends on time.
 */
async function now(server, account, query, happen) {
  const socket = await Socket.greeted(server, account);
  socket.subscribe('now', query);
  const isEvent = ({ type, id }) => type === 'next' && id === 'now';
  try {
    for (let round = 1; ; round++) {
      await happen();
      // "An event comes within a second": after a few, something is wrong.
      const seen = socket.messages.find(isEvent, 'an event of what just happened', 1_500);
      const message = await (round < 3 ? seen.catch(() => undefined) : seen);
      if (!message) continue;
      // Later rounds' events are behind us too.
      socket.send({ id: 'now', type: 'complete' });
      await socket.settled();
      const [event] = Object.values(socket.messages.items.filter(isEvent).at(-1).payload.data);
      return event.cursor;
    }
  } finally {
    socket.end();
  }
}

/** The cursor after which an account's calls are all still to come. */
export function callsFromNow(server, account) {
  return now(server, account, CALLS, () => account.logCall(`knock-${randomUUID()}`));
}

/** The cursor after which an account's orders are all still to come. */
export function ordersFromNow(server, account) {
  return now(server, account, ORDERS, () => account.takeOrder('Somebody who knocks'));
}
