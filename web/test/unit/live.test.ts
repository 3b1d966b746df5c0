import { describe, expect, test } from 'vitest';
import { backoff } from '@/graphql/connection';
import { resumable } from '@/graphql/resume';

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

describe('the wait before the next try to connect', () => {
  test('grows, to half a minute at most, and is not the same for all', () => {
    expect(backoff(0, 1)).toBe(500);
    expect(backoff(3, 1)).toBe(4000);
    expect(backoff(20, 1)).toBe(30_000);
    expect(backoff(3, 0)).toBe(2000);
  });
});
