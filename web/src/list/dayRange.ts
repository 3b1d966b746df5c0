import { firstDay } from '@/features/dashboard/days';

/** Calendar days in the viewer's zone, both included, as an address has them: `2026-11-22`. Either end may be open. */
export interface Days {
  from?: string | undefined;
  to?: string | undefined;
}

/** When a day begins in the viewer's zone, or the one so many days later. Where clocks are put forward at midnight, it begins later. */
function beginning(day: string, later = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const moment = new Date(2000, 0, 1);
  // Not by the constructor, which takes the years before 100 for those of the last century.
  moment.setFullYear(year, month - 1, date + later);
  return moment.toISOString();
}

/** The days as the API takes them: from the first moment of its first day up to the first moment after its last. */
export function momentsOf({ from, to }: Days): { from?: string; to?: string } | undefined {
  if (!from && !to) return undefined;
  // An address may say them the wrong way round.
  const [first, last] = from && to && from > to ? [to, from] : [from, to];
  return { ...(first && { from: beginning(first) }), ...(last && { to: beginning(last, 1) }) };
}

export const presets = ['today', 'yesterday', 'last7', 'last30'] as const;

export type Preset = (typeof presets)[number];

export function daysOf(preset: Preset, today: string): Required<Days> {
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

/** The preset that these days are today, if they are one. */
export const presetOf = ({ from, to }: Days, today: string): Preset | undefined =>
  presets.find(preset => {
    const days = daysOf(preset, today);
    return days.from === from && days.to === to;
  });
