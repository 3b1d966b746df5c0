import * as v from 'valibot';
import { afterEach, describe, expect, test } from 'vitest';
import { parseSearch } from '@/app/addresses';
import type { CallLogRowFragment } from '@/features/calls/CallLogs.generated';
import { calleeText, customerText } from '@/features/calls/callee';
import { fromLocalInput, readDuration, secondsSince, toLocalInput, writeDuration } from '@/features/calls/duration';
import { filterOf, matches } from '@/features/calls/filter';
import { callLogsSearch } from '@/features/calls/search';

const zone = process.env.TZ;
const inZone = (name: string) => {
  process.env.TZ = name;
};
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe('the address of the call logs', () => {
  const read = (address: string) => v.parse(callLogsSearch, parseSearch(address));

  test('becomes what the API is asked for', () => {
    inZone('UTC');
    const agent = `agent_${'0'.repeat(26)}`;
    const search = read(`?status=BUSY,FAILED&callDirection=INBOUND&agent=${agent}&from=2026-11-20&search=987`);
    expect(filterOf(search)).toEqual({
      status: ['BUSY', 'FAILED'],
      direction: 'INBOUND',
      agentId: agent,
      phoneNumberId: undefined,
      startedAt: { from: '2026-11-20T00:00:00.000Z' },
      search: '987',
    });
  });

  test('is read without ids that are none', () => {
    expect(read(`?agent=phone_${'0'.repeat(26)}&number=12&from=soon`)).toEqual({});
  });
});

describe('a call that was just logged', () => {
  const call = {
    callId: 'CA-1',
    caller: '+919876500001',
    callee: null,
    status: 'RINGING',
    direction: 'INBOUND',
    startedAt: '2026-11-20T10:00:00Z',
    agent: { id: 'agent_1', name: 'Desk' },
    phoneNumber: null,
  } as unknown as CallLogRowFragment;

  test('belongs in a list whose every filter it matches', () => {
    expect(matches(call, {})).toBe(true);
    expect(matches(call, { status: ['RINGING'], direction: 'INBOUND', agentId: 'agent_1', search: 'ca-1' })).toBe(true);
    expect(matches(call, { startedAt: { from: call.startedAt } })).toBe(true);
  });

  test.each([
    { status: ['BUSY' as const] },
    { direction: 'OUTBOUND' as const },
    { agentId: 'agent_2' },
    { phoneNumberId: 'phone_1' },
    { startedAt: { to: '2026-11-20T10:00:00Z' } },
    { startedAt: { from: '2026-11-20T10:00:01Z' } },
    { search: '12345' },
  ])('does not belong in a list of others: %j', filter => {
    expect(matches(call, filter)).toBe(false);
  });
});

describe('a duration', () => {
  test.each([
    ['245', 245],
    ['4:05', 245],
    [' 1:02:09 ', 3729],
    ['90:00', 5400],
  ])('is read as it is typed: %s', (text, seconds) => expect(readDuration(text)).toBe(seconds));

  test.each(['', '4:', '4:65', '-1', '1:2:3:4', 'soon', '1.5'])('is nothing else: %s', text =>
    expect(readDuration(text)).toBeUndefined(),
  );

  test('is written as it is read', () => {
    for (const seconds of [0, 59, 60, 3599, 3600, 86_400]) expect(readDuration(writeDuration(seconds))).toBe(seconds);
  });

  test('so far is never negative, whatever the clocks say', () => {
    const begin = '2026-11-20T10:00:00Z';
    expect(secondsSince(begin, Date.parse(begin) + 61_900)).toBe(61);
    expect(secondsSince(begin, Date.parse(begin) - 5000)).toBe(0);
  });
});

test('a moment is typed in the zone of whoever types', () => {
  inZone('Asia/Kolkata');
  expect(toLocalInput('2026-11-20T18:30:05Z')).toBe('2026-11-21T00:00:05');
  expect(fromLocalInput('2026-11-21T00:00:05')).toBe('2026-11-20T18:30:05.000Z');
});

describe('who was called', () => {
  const phoneNumber = { numberFormatted: '080 4112 7390' };

  test('is written as the API writes it for people', () => {
    expect(calleeText({ calleeFormatted: '098765 00001', direction: 'OUTBOUND', phoneNumber })).toBe('098765 00001');
  });

  test('is the own number that a call came in to, and not the one that it went out from', () => {
    expect(calleeText({ calleeFormatted: null, direction: 'INBOUND', phoneNumber })).toBe('080 4112 7390');
    expect(calleeText({ calleeFormatted: null, direction: 'OUTBOUND', phoneNumber })).toBeUndefined();
  });

  test('is the customer where the call went out', () => {
    const callerFormatted = '080 4112 7390';
    const out = { callerFormatted, direction: 'OUTBOUND', phoneNumber } as const;
    expect(customerText({ ...out, calleeFormatted: '098765 00001' })).toBe('098765 00001');
    expect(customerText({ ...out, calleeFormatted: null })).toBe('080 4112 7390');
    const came = {
      callerFormatted: '098765 00001',
      calleeFormatted: '080 4112 7390',
      direction: 'INBOUND',
      phoneNumber,
    } as const;
    expect(customerText(came)).toBe('098765 00001');
  });
});
