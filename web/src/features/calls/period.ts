import { firstDay } from '@/features/dashboard/days';

/** Days, both included, as an address has them: `2026-11-22`. Either end may be open. */
export interface Days {
  from?: string | undefined;
  to?: string | undefined;
}

export const presets = ['today', 'yesterday', 'last7', 'last30'] as const;
export type Preset = (typeof presets)[number];

export function daysOf(preset: Preset, today: string): { from: string; to: string } {
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday': {
      const yesterday = firstDay(today, 2);
      return { from: yesterday, to: yesterday };
    }
    case 'last7':
      return { from: firstDay(today, 7), to: today };
    case 'last30':
      return { from: firstDay(today, 30), to: today };
  }
}

/** The preset that these days are, if they are one. */
export const presetOf = ({ from, to }: Days, today: string): Preset | undefined =>
  presets.find(preset => {
    const days = daysOf(preset, today);
    return days.from === from && days.to === to;
  });

/** When a day begins in the viewer's zone, so many days later. Where clocks are put forward at midnight, it begins later. */
function beginning(day: string, later = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

/** The API's span of these days: its end is excluded, so it is the beginning of the day after the last. */
export function rangeOf({ from, to }: Days): { from?: string; to?: string } | undefined {
  if (!from && !to) return undefined;
  const [first, last] = from && to && from > to ? [to, from] : [from, to];
  return { ...(first && { from: beginning(first) }), ...(last && { to: beginning(last, 1) }) };
}
