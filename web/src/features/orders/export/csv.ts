// CSV as RFC 4180 writes it, for spreadsheets.

/** Before the first line: without it Excel takes UTF-8 for the system's own encoding, and Hindi for noise. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** What makes a spreadsheet take a cell for a formula, and run what a caller may have dictated. */
const formula = /^[=+\-@\t\r]/;
const needsQuotes = /[",\r\n]|^\s|\s$/;

/**
 * A cell. One that a spreadsheet would calculate has an apostrophe in front, which makes it text: so `+919876543210` too stays
 * what it is, where a number would lose its plus sign and its last digits.
 */
export function csvCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (cells: readonly string[]) => `${cells.map(csvCell).join(',')}\r\n`;

/** A moment in the viewer's zone, with the zone's offset from UTC: `2026-11-25T09:07:37+05:30`. */
export function timeWithOffset(moment: string): string {
  const date = new Date(moment);
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0');
  const offset = -date.getTimezoneOffset();
  const day = [String(date.getFullYear()).padStart(4, '0'), two(date.getMonth() + 1), two(date.getDate())].join('-');
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return `${day}T${time}${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
}
