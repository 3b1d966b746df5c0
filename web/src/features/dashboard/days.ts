import { useEffect, useState } from 'react';

/** The calendar day of a moment in the viewer's zone: `2026-11-22`. */
export function dayOf(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** The first of so many days of which the last is given. */
export function firstDay(last: string, days: number): string {
  // Calendar days are counted in UTC, where each has 24 hours.
  const day = new Date(`${last}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - days + 1);
  return day.toISOString().slice(0, 10);
}

/** Today, also for a page that stays open over midnight. */
export function useToday(): string {
  const [today, setToday] = useState(() => dayOf(new Date()));
  useEffect(() => {
    const timer = setInterval(() => setToday(dayOf(new Date())), 60_000);
    return () => clearInterval(timer);
  }, []);
  return today;
}
