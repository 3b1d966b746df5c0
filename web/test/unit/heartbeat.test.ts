import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connection, requestsAre, socketIs, waitOrBack } from '@/graphql/connection';
import { QUIET, startHeartbeat } from '@/graphql/heartbeat';
import { LONG_AWAY, onReturn } from '@/graphql/returning';

let isHidden = false;
const see = (hidden: boolean) => {
  isHidden = hidden;
  document.dispatchEvent(new Event('visibilitychange'));
};

describe('while nothing else is heard of the server', () => {
  let isThere = true;
  let asked = 0;
  let heartbeat: ReturnType<typeof startHeartbeat>;

  beforeEach(() => {
    vi.useFakeTimers();
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
    isHidden = false;
    isThere = true;
    asked = 0;
    socketIs('unused');
    requestsAre('answered');
    heartbeat = startHeartbeat(async () => {
      asked += 1;
      return isThere;
    });
  });
  afterEach(() => {
    heartbeat.stop();
    vi.useRealTimers();
  });

  test('it is asked now and then, and its absence told', async () => {
    await vi.advanceTimersByTimeAsync(QUIET + 1);
    expect([asked, connection()]).toEqual([1, 'connected']);
    isThere = false;
    await vi.advanceTimersByTimeAsync(QUIET + 1);
    expect([asked, connection()]).toEqual([2, 'reconnecting']);
  });

  test('it is not asked while requests or the socket tell', async () => {
    for (let times = 0; times < 5; times += 1) {
      await vi.advanceTimersByTimeAsync(QUIET / 2);
      heartbeat.tell('answered');
    }
    socketIs('open');
    await vi.advanceTimersByTimeAsync(10 * QUIET);
    expect(asked).toBe(0);
  });

  test('it is asked ever less often while it is gone, and who waits for it goes on when it is back', async () => {
    isThere = false;
    heartbeat.tell('lost');
    let isBack = false;
    waitOrBack(24 * 60 * 60_000).then(() => {
      isBack = true;
    });
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(asked).toBeLessThan(260);
    expect(isBack).toBe(false);
    isThere = true;
    await vi.advanceTimersByTimeAsync(30_000);
    expect([isBack, connection()]).toEqual([true, 'connected']);
  });

  test('a page that nobody sees asks nothing for hours, and once when it is seen', async () => {
    see(true);
    await vi.advanceTimersByTimeAsync(9 * 60 * 60_000);
    expect(asked).toBe(0);
    see(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toBe(1);
  });

  test('a socket that breaks is a reason to ask at once', async () => {
    socketIs('open');
    isThere = false;
    socketIs('lost');
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toBe(1);
    isThere = true;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(connection()).toBe('reconnecting');
    socketIs('open');
    expect(connection()).toBe('connected');
  });
});

describe('what is shown is read anew', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
    isHidden = false;
    socketIs('unused');
    requestsAre('answered');
  });
  afterEach(() => vi.useRealTimers());

  test('when the server is back, and after a long absence, once each', () => {
    const catchUp = vi.fn();
    const stop = onReturn(catchUp);
    requestsAre('lost');
    requestsAre('lost');
    expect(catchUp).toHaveBeenCalledTimes(0);
    requestsAre('answered');
    expect(catchUp).toHaveBeenCalledTimes(1);
    see(true);
    vi.advanceTimersByTime(LONG_AWAY - 1);
    see(false);
    expect(catchUp).toHaveBeenCalledTimes(1);
    see(true);
    vi.advanceTimersByTime(LONG_AWAY);
    see(false);
    see(false);
    expect(catchUp).toHaveBeenCalledTimes(2);
    stop();
  });
});
