import { Check } from 'lucide-react';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  type RefObject,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { classes, control as controlLook, floating } from './classes';
import { type ControlProps, labelOfControl } from './Field';

interface Props<Item> {
  control: ControlProps;
  /** By which a form or its neighbours give it the focus. */
  inputRef?: Ref<HTMLInputElement>;
  items: readonly Item[];
  selected: Item | null;
  onSelect: (item: Item | null) => void;
  /** The text typed so far: whoever shows the box asks the server for what matches. */
  text: string;
  onText: (text: string) => void;
  idOf: (item: Item) => string;
  labelOf: (item: Item) => string;
  render?: (item: Item) => ReactNode;
  placeholder?: string;
  /** What is told when nothing matches, or while it is loading. */
  empty: string;
}

/**
 * A box to search in and choose one from; the server does the searching. It follows the pattern of WAI-ARIA for a combobox with a list:
 * the focus stays in the box, and the arrows go through the choices. Our own, because a library's weighs more than all the rest of a form.
 */
export function Combobox<Item>(props: Props<Item>) {
  const { control, inputRef, items, selected, onSelect, text, onText, idOf, labelOf, render = labelOf } = props;
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle(inputRef, () => input.current as HTMLInputElement, []);
  const [isOpen, setIsOpen] = useState(false);
  /** The choice that the arrows or the pointer have come to. */
  const [pointed, setPointed] = useState<string>();

  const chosenText = selected === null ? '' : labelOf(selected);
  const indexOf = (id: string | undefined) => items.findIndex(item => idOf(item) === id);
  // Whoever types means the first that is found, until they point to another.
  const isSearching = text !== chosenText && text.trim() !== '' && items.length > 0;
  const byDefault = isSearching ? 0 : selected === null ? -1 : indexOf(idOf(selected));
  const active = !isOpen ? -1 : indexOf(pointed) >= 0 ? indexOf(pointed) : byDefault;

  const popup = usePopup({ isOpen, input });
  useEffect(() => {
    if (active >= 0) popup.current?.querySelectorAll('[role=option]')[active]?.scrollIntoView({ block: 'nearest' });
  }, [popup, active]);

  function open() {
    setPointed(undefined);
    setIsOpen(true);
  }
  /** Nothing was chosen: the box tells again what was chosen before. */
  function close() {
    setIsOpen(false);
    if (text !== chosenText) onText(chosenText);
  }
  function choose(item: Item) {
    setIsOpen(false);
    onSelect(item);
  }
  function type(next: string) {
    // Whoever empties the box may be done with it: the list must not come and cover what is below.
    if (next.trim() !== '') open();
    onText(next);
    if (next === '' && selected !== null) onSelect(null);
  }

  function move(by: 1 | -1) {
    // From the box itself, downwards is the first and upwards the last; and round at the ends.
    const from = active < 0 && by < 0 ? 0 : active;
    const next = items[(from + by + items.length) % items.length];
    if (next !== undefined) setPointed(idOf(next));
  }
  function onKeyDown(event: KeyboardEvent) {
    const { key, nativeEvent, ctrlKey, metaKey, altKey } = event;
    if (nativeEvent.isComposing || ctrlKey || metaKey || altKey) return;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (isOpen) move(key === 'ArrowDown' ? 1 : -1);
      else open();
    } else if (isOpen && key === 'Enter') {
      // It belongs to the list, not to the form. Where nothing is found, or not yet, what was typed stays.
      event.preventDefault();
      const item = items[active];
      if (item !== undefined) choose(item);
      else if (items.length > 0) close();
    } else if (isOpen && key === 'Escape') {
      // Nor does the dialog around it close.
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  }

  return (
    <>
      <input
        {...control}
        ref={input}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={props.placeholder}
        value={text}
        onChange={event => type(event.target.value)}
        onClick={() => isOpen || open()}
        onKeyDown={onKeyDown}
        // Another window may be looked at meanwhile: then the box keeps the focus within its own.
        onBlur={() => document.activeElement !== input.current && close()}
        className={controlLook}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a press on it only leaves the focus in the box. */}
      <div
        ref={popup}
        popover="manual"
        onMouseDown={event => event.preventDefault()}
        className={classes(floating, 'fixed inset-auto m-0 overflow-y-auto p-1')}
      >
        <p role="status" className="px-3 py-2 text-sm text-muted empty:hidden">
          {isOpen && items.length === 0 && props.empty}
        </p>
        <div role="listbox" id={listId} aria-labelledby={isOpen ? labelOfControl(control) : undefined}>
          {isOpen &&
            items.map((item, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the focus, and its keys choose.
              <div
                key={idOf(item)}
                role="option"
                id={`${listId}-${index}`}
                tabIndex={-1}
                aria-selected={selected !== null && idOf(item) === idOf(selected)}
                data-highlighted={index === active || undefined}
                onPointerMove={({ pointerType }) => pointerType === 'mouse' && setPointed(idOf(item))}
                onClick={() => choose(item)}
                className="flex min-h-9 cursor-default items-center gap-2 rounded-md px-2 py-1 text-sm outline-none data-highlighted:bg-hover"
              >
                <span className="min-w-0 flex-1">{render(item)}</span>
                {selected !== null && idOf(item) === idOf(selected) && (
                  <Check aria-hidden className="size-4 text-accent-ink" />
                )}
              </div>
            ))}
        </div>
      </div>
    </>
  );
}

const GAP = 4;
const TALLEST = 288;

/** Puts the list below the box or, where there is more room, above it. */
function place(popup: HTMLElement, input: HTMLElement) {
  const { left, width, top, bottom } = input.getBoundingClientRect();
  // What a telephone's keyboard leaves.
  const seen = window.visualViewport;
  const start = seen?.offsetTop ?? 0;
  const roomBelow = start + (seen?.height ?? window.innerHeight) - bottom - 2 * GAP;
  const roomAbove = top - start - 2 * GAP;
  const isBelow = roomBelow >= Math.min(TALLEST, popup.scrollHeight) || roomBelow >= roomAbove;
  Object.assign(popup.style, {
    left: `${left}px`,
    width: `${width}px`,
    top: isBelow ? `${bottom + GAP}px` : 'auto',
    bottom: isBelow ? 'auto' : `${window.innerHeight - top + GAP}px`,
    maxHeight: `${Math.max(0, Math.min(TALLEST, isBelow ? roomBelow : roomAbove))}px`,
  });
}

/** Shows the list in the browser's uppermost layer, where no dialog cuts it off. */
function usePopup({ isOpen, input }: { isOpen: boolean; input: RefObject<HTMLInputElement | null> }) {
  const popup = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const shown = popup.current;
    if (!isOpen || !shown) return;
    const placeAgain = () => input.current && place(shown, input.current);
    shown.showPopover();
    // It moves with the box.
    window.addEventListener('scroll', placeAgain, true);
    window.addEventListener('resize', placeAgain);
    window.visualViewport?.addEventListener('resize', placeAgain);
    return () => {
      window.removeEventListener('scroll', placeAgain, true);
      window.removeEventListener('resize', placeAgain);
      window.visualViewport?.removeEventListener('resize', placeAgain);
      shown.hidePopover();
    };
  }, [isOpen, input]);

  // It has another height whenever something else is found.
  useLayoutEffect(() => {
    if (isOpen && popup.current && input.current) place(popup.current, input.current);
  });

  return popup;
}
