import { afterEach, describe, expect, test, vi } from 'vitest';
import { daysOf, momentsOf, presetOf, presets } from '@/list/dayRange';

afterEach(() => vi.unstubAllEnvs());

describe('days to choose', () => {
  const local = (...parts: [number, number, number]) => new Date(...parts).toISOString();

  test('end with the first moment after the last', () => {
    expect(momentsOf({ from: '2026-11-01', to: '2026-11-30' })).toEqual({
      from: local(2026, 10, 1),
      to: local(2026, 11, 1),
    });
  });

  test('are as long as they are where clocks are put back', () => {
    vi.stubEnv('TZ', 'America/New_York');
    expect(momentsOf({ from: '2026-11-01', to: '2026-11-01' })).toEqual({
      from: '2026-11-01T04:00:00.000Z',
      to: '2026-11-02T05:00:00.000Z',
    });
    vi.stubEnv('TZ', 'Asia/Kolkata');
    expect(momentsOf({ from: '2026-11-01' })).toEqual({ from: '2026-10-31T18:30:00.000Z' });
  });

  test('begin later where clocks are put forward at midnight', () => {
    vi.stubEnv('TZ', 'Africa/Cairo');
    expect(momentsOf({ from: '2026-04-24' })).toEqual({ from: '2026-04-23T22:00:00.000Z' });
  });

  test('may be open at either end, and the wrong way round', () => {
    expect(momentsOf({})).toBeUndefined();
    expect(momentsOf({ from: '2026-11-01' })).toEqual({ from: local(2026, 10, 1) });
    expect(momentsOf({ to: '2026-12-31' })).toEqual({ to: local(2027, 0, 1) });
    expect(momentsOf({ from: '2026-11-30', to: '2026-11-01' })).toEqual(
      momentsOf({ from: '2026-11-01', to: '2026-11-30' }),
    );
  });

  test('are known again as the preset they came from', () => {
    expect(daysOf('last7', '2026-03-03')).toEqual({ from: '2026-02-25', to: '2026-03-03' });
    expect(daysOf('yesterday', '2026-03-01')).toEqual({ from: '2026-02-28', to: '2026-02-28' });
    for (const preset of presets) expect(presetOf(daysOf(preset, '2026-11-25'), '2026-11-25')).toBe(preset);
    expect(presetOf({ from: '2026-11-25' }, '2026-11-25')).toBeUndefined();
    expect(presetOf({}, '2026-11-25')).toBeUndefined();
  });
});
