import * as v from 'valibot';

/** Where to go after log-in: a path of this client, never another site, which a link could otherwise smuggle in. */
export function safePath(next: string | undefined, origin = window.location.origin): string | undefined {
  if (!next?.startsWith('/')) return undefined;
  const url = URL.parse(next, origin);
  if (url?.origin !== origin) return undefined;
  return url.pathname + url.search + url.hash;
}

export const nextSearch = v.object({
  next: v.optional(v.fallback(v.optional(v.string()), undefined)),
});

// Plain texts on both sides: what stands in an address is what is meant, and ?search=98765 is no number.
export const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));

export function stringifySearch(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text ? `?${text}` : '';
}
