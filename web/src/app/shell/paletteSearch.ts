import { SHORTEST_SEARCH } from '@/list/listState';
import { asKept } from '@/list/phoneText';

const LONGEST = 200;

/** What to ask the API for; undefined while it is too short. */
export function wanted(typed: string): string | undefined {
  const text = typed.trim();
  return text.length < SHORTEST_SEARCH ? undefined : asKept(text).slice(0, LONGEST);
}
