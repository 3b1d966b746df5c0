/** The longest call that the API takes: a day. */
export const LONGEST_CALL = 86_400;

/** Seconds as they are typed: `245`, `4:05` or `1:02:09`; undefined if it is none of these. */
export function readDuration(text: string): number | undefined {
  const parts = text.trim().split(':');
  if (parts.length > 3 || !parts.every(part => /^\d{1,5}$/.test(part))) return undefined;
  // Only what stands first may be 60 or more.
  if (parts.slice(1).some(part => Number(part) >= 60)) return undefined;
  return parts.reduce((sum, part) => sum * 60 + Number(part), 0);
}

const two = (part: number) => String(part).padStart(2, '0');

/** Seconds as they are typed and shown: `4:05`, or `1:02:09`. */
export function writeDuration(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** How long it is since a moment, in whole seconds; never less than none, for clocks differ. */
export const secondsSince = (moment: string, now: number) => Math.max(0, Math.floor((now - Date.parse(moment)) / 1000));

/** A moment as an `<input type="datetime-local">` has it, in the viewer's zone: `2026-11-22T09:30:05`. */
export function toLocalInput(moment: string): string {
  const time = new Date(moment);
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day}T${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
}

/** What such an input says, for the API. */
export const fromLocalInput = (text: string): string => new Date(text).toISOString();
