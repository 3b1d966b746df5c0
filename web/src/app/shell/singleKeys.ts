import { useSyncExternalStore } from 'react';

// Shortcuts of one letter, which get in the way of whoever speaks to their computer or types with difficulty: they can be switched
// off. Those with Ctrl or ⌘ stay.

const KEY = 'single-key-shortcuts';
const listeners = new Set<() => void>();
let areOn = localStorage.getItem(KEY) !== 'off';

export const singleKeysAreOn = () => areOn;

export function chooseSingleKeys(on: boolean) {
  areOn = on;
  localStorage.setItem(KEY, on ? 'on' : 'off');
  for (const listener of listeners) listener();
}

export const useSingleKeys = () =>
  useSyncExternalStore(listener => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, singleKeysAreOn);
