import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { places } from './navigation';
import { singleKeysAreOn } from './singleKeys';

/** The second letter of two comes within this time. */
const PAIR = 1_500;

const steps: Record<string, number> = { j: 1, k: -1 };

/** Moves the focus to what opens the next row of the page's table: Enter then opens it. */
function moveRow(step: number) {
  const rows = [...document.querySelectorAll('main tbody tr')];
  const at = rows.findIndex(row => row.contains(document.activeElement));
  const next = at >= 0 ? rows[at + step] : rows.at(step > 0 ? 0 : -1);
  next?.querySelector<HTMLElement>('a[href], button')?.focus();
}

/** Whether a letter is meant for what has the focus: it is typed there, or chooses in a menu, or there is a dialog over the page. */
const isTaken = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest('input, textarea, select, [contenteditable], [role=dialog], [role=alertdialog], [role=menu]') !== null;

type Open = 'palette' | 'shortcuts';

/** What the keyboard does anywhere; which of its dialogs is open. */
export function useShortcuts() {
  const [opened, setOpened] = useState<Open>();
  const navigate = useNavigate();

  useEffect(() => {
    let leaderAt = Number.NEGATIVE_INFINITY;

    function listen(event: KeyboardEvent) {
      const { key, altKey, ctrlKey, metaKey } = event;
      if (key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey) {
        event.preventDefault();
        setOpened(now => (now === 'palette' ? undefined : 'palette'));
        return;
      }
      if (altKey || ctrlKey || metaKey || event.defaultPrevented || !singleKeysAreOn() || isTaken(event.target)) return;

      const place = event.timeStamp - leaderAt < PAIR ? places.find(({ letter }) => letter === key) : undefined;
      leaderAt = key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      const step = steps[key];
      if (place) void navigate({ to: place.to });
      else if (key === '?') setOpened('shortcuts');
      else if (step) moveRow(step);
      else return;
      event.preventDefault();
    }
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [navigate]);

  return { opened, open: setOpened, close: () => setOpened(undefined) };
}
