import { useCallback, useEffect, useRef } from 'react';

/** Calls once nothing has happened for a while, and not at all after the component has gone. */
export function useDebouncedCall<Args extends unknown[]>(call: (...args: Args) => void, milliseconds: number) {
  const latest = useRef(call);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = call;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(
    (...args: Args) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => latest.current(...args), milliseconds);
    },
    [milliseconds],
  );
}
