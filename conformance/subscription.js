import { within } from './deadline.js';
import { Inbox } from './inbox.js';

export const CALLS = 'subscription($after: String) { callLogChanged(after: $after) { cursor kind callLog { callId } } }';
export const ORDERS = 'subscription($after: String) { orderChanged(after: $after) { cursor kind order { customerName } } }';

/** A request in an operation, whatever the client that sends it: those of graphql-ws and graphql-sse are used alike. */
export class Subscription {
  /** The results as they came. */
  results = new Inbox();
  #ended;

  /**
   * @param {{subscribe: Function}} client
   * @param {{query: string, variables?: object}} request
   */
  constructor(client, request) {
    this.#ended = new Promise((resolve) => {
      this.stop = client.subscribe(request, {
        next: (result) => this.results.put(result),
        error: (error) => resolve({ error }),
        complete: () => resolve({ error: undefined }),
      });
    });
  }

  /**
   * Follows a root field of the subscription type with the cursor of its last event. Clients send the same request again when they
   * reconnect, so the request itself reads the cursor.
   */
  static following(client, query, after) {
    let cursor = after;
    const request = {
      query,
      variables: {
        get after() {
          return cursor;
        },
      },
    };
    const watched = {
      subscribe: (request, sink) =>
        client.subscribe(request, {
          ...sink,
          next: (result) => {
            const [event] = Object.values(result.data ?? {});
            cursor = event?.cursor ?? cursor;
            sink.next(result);
          },
        }),
    };
    return new Subscription(watched, request);
  }

  /** The call ids of the events so far, in order. */
  get callIds() {
    return this.results.items.map(({ data }) => data.callLogChanged.callLog.callId);
  }

  /** How it ended: with an error or, completed, without. */
  ended() {
    return within(this.#ended, 'the end of the subscription');
  }
}
