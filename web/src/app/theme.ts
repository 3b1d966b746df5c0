import { useSyncExternalStore } from 'react';

// public/theme.js sets the same before the first paint.

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const KEY = 'theme';
const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

const stored = localStorage.getItem(KEY);
let current: Theme = themes.find(theme => theme === stored) ?? 'system';

function apply() {
  const dark = current === 'dark' || (current === 'system' && systemIsDark.matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

systemIsDark.addEventListener('change', apply);

export function chooseTheme(theme: Theme) {
  current = theme;
  localStorage.setItem(KEY, theme);
  apply();
  for (const listener of listeners) listener();
}

export const useTheme = () =>
  useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => current,
  );
