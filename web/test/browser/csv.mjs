/** Reads CSV by the letter of RFC 4180, to hold what the client writes to something else than itself. */
export function parseCsv(text) {
  const lines = [];
  const rest = text.replace(/^\uFEFF/, '');
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  let line = [];
  while (cell.lastIndex < rest.length) {
    const at = cell.lastIndex;
    const match = cell.exec(rest);
    if (!match) throw new Error(`No CSV: ${rest.slice(at, at + 40)}`);
    const [, quoted, plain, end] = match;
    line.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    lines.push(line);
    line = [];
  }
  return lines;
}
