import type { Client, Sink, SubscribePayload } from 'graphql-ws';
import { describe, expect, test, vi } from 'vitest';
import { backoff } from '@/graphql/connection';
import { follow, resumable } from '@/graphql/resume';

describe('a subscription', () => {
  const query = 'subscription Calls($after: String) { callLogChanged(after: $after) { cursor kind } }';

  test('goes on from the last event that it has seen', () => {
    const { payload, seen } = resumable({ query, variables: { callId: 'x' } });
    expect(payload.variables).toEqual({ callId: 'x' });
    seen({ data: { callLogChanged: { cursor: 'c1', kind: 'CREATED' } } });
    seen({ data: { callLogChanged: { cursor: 'c2', kind: 'UPDATED' } } });
    expect(payload.variables).toEqual({ callId: 'x', after: 'c2' });
  });

  test('without a cursor begins anew', () => {
    const { payload, seen } = resumable({ query: 'subscription { dashboardStatsChanged { totalCalls } }' });
    seen({ data: { dashboardStatsChanged: { totalCalls: 1 } } });
    expect(payload.variables).toEqual({});
  });
});

describe('a subscription that is followed', () => {
  const query = 'subscription Calls($after: String) { callLogChanged(after: $after) { cursor kind } }';
  const event = (cursor: string) => ({ data: { callLogChanged: { cursor, kind: 'CREATED' } } });
  const refusal = [{ message: 'The cursor is too old.', extensions: { code: 'BAD_USER_INPUT' } }];

  /** A socket that keeps what was subscribed to, as it was then. */
  function socket() {
    const asked: { variables: object; sink: Sink; ended: boolean }[] = [];
    const connected: ((...args: unknown[]) => void)[] = [];
    const client = {
      subscribe: (payload: SubscribePayload, sink: Sink) => {
        const one = { variables: { ...payload.variables }, sink, ended: false };
        asked.push(one);
        return () => {
          one.ended = true;
        };
      },
      on: (_: string, listener: (...args: unknown[]) => void) => {
        connected.push(listener);
        return () => connected.splice(connected.indexOf(listener), 1);
      },
    } as unknown as Pick<Client, 'subscribe' | 'on'>;
    const reconnect = () => {
      for (const listener of connected) listener(undefined, undefined, true);
    };
    return { client, asked, connected, reconnect };
  }
  const sink = () => ({ next: vi.fn(), error: vi.fn(), complete: vi.fn() });

  test.each([
    ['a result', (to: Sink) => to.next({ errors: refusal } as never)],
    ['an error', (to: Sink) => to.error(refusal)],
  ])('begins anew, and has what was missed read, when its cursor is refused by %s', (_, refuse) => {
    const { client, asked } = socket();
    const mine = sink();
    const onGap = vi.fn();
    follow(client, { query, variables: {} }, mine, onGap);
    asked[0]?.sink.next(event('old') as never);
    refuse(asked[0]?.sink as Sink);
    asked[0]?.sink.complete();
    expect(asked.map(({ variables, ended }) => [variables, ended])).toEqual([
      [{}, true],
      [{}, false],
    ]);
    expect(onGap).toHaveBeenCalledTimes(1);
    asked[1]?.sink.next(event('new') as never);
    expect(mine.next).toHaveBeenCalledTimes(2);
    expect(mine.error).not.toHaveBeenCalled();
    expect(mine.complete).not.toHaveBeenCalled();
  });

  test('passes on every other mistake', () => {
    const { client, asked } = socket();
    const mine = sink();
    const onGap = vi.fn();
    follow(client, { query, variables: {} }, mine, onGap);
    asked[0]?.sink.error(refusal);
    expect(mine.error).toHaveBeenCalledWith(refusal);
    expect(onGap).not.toHaveBeenCalled();
  });

  test('has read what a break may have hidden, as long as it has no cursor to go on from', () => {
    const { client, asked, connected, reconnect } = socket();
    const onGap = vi.fn();
    const stop = follow(client, { query, variables: {} }, sink(), onGap);
    reconnect();
    expect(onGap).toHaveBeenCalledTimes(1);
    asked[0]?.sink.next(event('c1') as never);
    reconnect();
    expect(onGap).toHaveBeenCalledTimes(1);
    stop();
    expect(connected).toHaveLength(0);
    expect(asked[0]?.ended).toBe(true);
  });
});

describe('the wait before the next try to connect', () => {
  test('grows, to half a minute at most, and is not the same for all', () => {
    expect(backoff(0, 1)).toBe(500);
    expect(backoff(3, 1)).toBe(4000);
    expect(backoff(20, 1)).toBe(30_000);
    expect(backoff(3, 0)).toBe(2000);
  });
});
