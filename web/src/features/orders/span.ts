import { firstDay } from '@/features/dashboard/days';

/** Calendar days in the viewer's zone, both included; either end may be open. */
export interface Span {
  from?: string | undefined;
  to?: string | undefined;
}

/** Midnight in the viewer's zone, at the beginning of a day or of the one so many days later. */
function midnight(day: string, later = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const moment = new Date(2000, 0, 1);
  // Not by the constructor, which takes the years before 100 for those of the last century.
  moment.setFullYear(year, month - 1, date + later);
  return moment.toISOString();
}

/** The span as the API takes it: from the first moment of its first day up to the first moment after its last. */
export function momentsOf({ from, to }: Span): { from?: string; to?: string } | undefined {
  if (!from && !to) return undefined;
  // An address may say them the wrong way round.
  const [first, last] = from && to && from > to ? [to, from] : [from, to];
  return { ...(first && { from: midnight(first) }), ...(last && { to: midnight(last, 1) }) };
}

export const presets = ['today', 'yesterday', 'last7', 'last30'] as const;

export type Preset = (typeof presets)[number];

export function spanOf(preset: Preset, today: string): Required<Span> {
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

/** The preset that a span is today, if it is one. */
export const presetOf = ({ from, to }: Span, today: string): Preset | undefined =>
  presets.find(preset => {
    const span = spanOf(preset, today);
    return span.from === from && span.to === to;
  });
