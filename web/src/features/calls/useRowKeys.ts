import { useEffect, useRef } from 'react';

const steps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/**
 * Moves the focus from row to row, where Enter then follows the row's link. Only while the focus is in the list: a letter
 * that does something everywhere gets in the way of those who speak to their computer.
 */
export function useRowKeys<Box extends HTMLElement>() {
  const box = useRef<Box>(null);
  useEffect(() => {
    const list = box.current;
    const move = (event: KeyboardEvent) => {
      const step = steps[event.key];
      const isTyping = event.target instanceof Element && event.target.closest('input, select, textarea');
      if (!list || !step || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      const links = [...list.querySelectorAll<HTMLElement>('tbody a[data-row]')];
      const at = links.findIndex(link => link.closest('tr')?.contains(document.activeElement));
      const next = at >= 0 ? links[at + step] : links.at(step > 0 ? 0 : -1);
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    list?.addEventListener('keydown', move);
    return () => list?.removeEventListener('keydown', move);
  }, []);
  return box;
}
