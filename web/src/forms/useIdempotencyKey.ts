import { useRef } from 'react';

// Not `randomUUID`, which is missing where the page came without HTTPS.
const randomKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');

/**
 * A key for the input of a creation. The same input keeps its key, so that a form that is sent again because the answer was lost
 * makes nothing twice; another input gets another.
 */
export function useIdempotencyKey() {
  const last = useRef<{ input: string; key: string }>(undefined);
  return (input: object): string => {
    const text = JSON.stringify(input);
    if (last.current?.input !== text) last.current = { input: text, key: randomKey() };
    return last.current.key;
  };
}
