import { CombinedError } from 'urql';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { csvCell, csvLine, timeWithOffset } from '@/features/orders/export/csv';
import { exportOrders, nothingYet, type Progress, waitSeconds } from '@/features/orders/export/exportOrders';
import type { OrdersExportQuery } from '@/features/orders/export/OrdersExport.generated';
import { headerLine } from '@/features/orders/export/orderColumns';
import { isListed } from '@/features/orders/isListed';
import type { OrderRowFragment } from '@/features/orders/Orders.generated';
import hindi from '@/i18n/hi/orders.json';

afterEach(() => vi.unstubAllEnvs());

describe('a cell of CSV', () => {
  test('is quoted where it has to be', () => {
    expect(csvLine(['laddu', '1, 2', 'a "b"', 'one\ntwo', ' x', ''])).toBe(
      'laddu,"1, 2","a ""b""","one\ntwo"," x",\r\n',
    );
  });

  test('is never a formula, and a phone number keeps its plus sign', () => {
    for (const text of ['=1+1', '+919876543210', '-1', '@SUM(A1)']) expect(csvCell(text)).toBe(`'${text}`);
    expect(csvCell('\t=1')).toBe("'\t=1");
    expect(csvCell('\r=1')).toBe('"\'\r=1"');
    expect(csvCell('=A1&"x"')).toBe('"\'=A1&""x"""');
    expect(csvCell('2 - 1 = 1')).toBe('2 - 1 = 1');
  });

  test('tells the time of the viewer with its offset', () => {
    const times = {
      'Asia/Kolkata': '25T09:07:37+05:30',
      'America/St_Johns': '25T00:07:37-03:30',
      UTC: '25T03:37:37+00:00',
    };
    for (const [zone, time] of Object.entries(times)) {
      vi.stubEnv('TZ', zone);
      expect(timeWithOffset('2026-11-25T03:37:37.500Z')).toBe(`2026-11-${time}`);
    }
  });

  test('is named in the language of the viewer', () => {
    const t = (id: string) => (hindi as Record<string, string>)[id] ?? id;
    expect(headerLine(t)).toMatch(/^ऑर्डर आईडी,ग्राहक,फ़ोन,.*,बदला गया\r\n$/);
  });
});

describe('a new order', () => {
  const order = {
    id: 'order_1',
    customerName: 'Meera',
    phone: '+919876543210',
    details: 'Kaju BARFI',
    callId: 'call',
    createdAt: '2026-11-25T10:00:00Z',
  } as OrderRowFragment;

  test('counts where the filter lists it', () => {
    expect(isListed(order, {})).toBe(true);
    expect(isListed(order, { search: 'barfi', callId: 'call' })).toBe(true);
    expect(isListed(order, { search: 'laddu' })).toBe(false);
    expect(isListed(order, { callId: 'other' })).toBe(false);
    expect(isListed(order, { createdAt: { from: '2026-11-25T10:00:00Z' } })).toBe(true);
    expect(isListed(order, { createdAt: { to: '2026-11-25T10:00:00Z' } })).toBe(false);
  });
});

describe('an export', () => {
  const page = (ids: string[], endCursor: string | null, totalCount?: number) => ({
    data: {
      orders: {
        nodes: ids.map(id => ({
          id,
          customerName: 'मीरा',
          phone: '+91',
          phoneFormatted: '+91',
          details: 'x',
          address: null,
          callId: null,
          callLog: null,
          createdAt: '2026-11-25T10:00:00Z',
          updatedAt: '2026-11-25T10:00:00Z',
        })),
        pageInfo: { hasNextPage: endCursor !== null, endCursor },
        totalCount,
      },
    } as OrdersExportQuery,
    error: undefined,
  });
  const failure = (extensions: Record<string, unknown>) => ({
    data: undefined,
    error: new CombinedError({ graphQLErrors: [{ message: 'no', extensions }] }),
  });

  async function run(answers: object[], from = nothingYet) {
    const asked: (string | null)[] = [];
    const waited: number[] = [];
    let last: Progress = from;
    const error = await exportOrders(from, {
      read: async after => {
        asked.push(after);
        return answers.shift() as ReturnType<typeof page>;
      },
      wait: async seconds => void waited.push(seconds),
      tell: progress => {
        last = progress;
      },
      signal: new AbortController().signal,
    });
    return { asked, waited, last, error };
  }

  test('reads page after page, and waits when it is asked to', async () => {
    const throttled = failure({ code: 'THROTTLED', retryAfterMs: 2500 });
    const { asked, waited, last, error } = await run([page(['a', 'b'], 'cursor', 3), throttled, page(['c'], null)]);
    expect(error).toBeUndefined();
    expect(asked).toEqual([null, 'cursor', 'cursor']);
    expect(waited).toEqual([3]);
    expect(last).toMatchObject({ orders: 3, total: 3, isComplete: true, waiting: undefined });
    const text = await new Blob([...last.parts]).text();
    expect(text.split('\r\n').map(line => line.split(',')[0])).toEqual(['a', 'b', 'c', '']);
  });

  test('stops at a failure, and goes on from there', async () => {
    const { last, error } = await run([page(['a'], 'cursor', 2), failure({ code: 'UNAVAILABLE' })]);
    expect(error).toBeDefined();
    expect(last.isComplete).toBe(false);
    const again = await run([page(['b'], null)], last);
    expect(again.asked).toEqual(['cursor']);
    expect(again.last).toMatchObject({ orders: 2, total: 2, isComplete: true });
  });

  test('tells nothing once it is called off', async () => {
    const stop = new AbortController();
    const told: Progress[] = [];
    const error = await exportOrders(nothingYet, {
      read: async () => {
        stop.abort();
        return page(['a'], 'cursor', 2);
      },
      wait: waitSeconds,
      tell: progress => told.push(progress),
      signal: stop.signal,
    });
    expect(error).toBeUndefined();
    expect(told).toEqual([]);
  });

  test('stops waiting when it is called off', async () => {
    const stop = new AbortController();
    const waiting = waitSeconds(3600, stop.signal);
    stop.abort();
    await waiting;
  });
});
