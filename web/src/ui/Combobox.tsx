import { Combobox as Base } from '@base-ui/react/combobox';
import { Check } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { classes, control, floating } from './classes';
import type { ControlProps } from './Field';

interface Props<Item> {
  control: ControlProps;
  /** Its name while it is open, when all around it is hidden from screen readers. */
  label?: string;
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

/** A box to search in and choose one from; the server does the searching. */
export function Combobox<Item>(props: Props<Item>) {
  const { items, selected, onSelect, text, onText, idOf, labelOf } = props;
  return (
    <Base.Root
      items={items}
      filter={null}
      value={selected}
      onValueChange={value => onSelect(value as Item | null)}
      inputValue={text}
      onInputValueChange={onText}
      itemToStringLabel={labelOf}
      isItemEqualToValue={(one: Item, other: Item) => idOf(one) === idOf(other)}
      autoHighlight
    >
      <Base.Input
        {...props.control}
        aria-label={props.label}
        ref={props.inputRef}
        placeholder={props.placeholder}
        className={control}
      />
      <Base.Portal>
        <Base.Positioner sideOffset={4} className="z-50 outline-none">
          <Base.Popup className={classes(floating, 'max-h-72 w-(--anchor-width) overflow-y-auto p-1')}>
            <Base.Empty className="px-3 py-2 text-sm text-muted empty:hidden">{props.empty}</Base.Empty>
            <Base.List>
              {(item: Item) => (
                <Base.Item
                  key={idOf(item)}
                  value={item}
                  className="flex min-h-9 cursor-default items-center gap-2 rounded-md px-2 py-1 text-sm outline-none data-highlighted:bg-hover"
                >
                  <span className="min-w-0 flex-1">{props.render ? props.render(item) : labelOf(item)}</span>
                  <Base.ItemIndicator>
                    <Check aria-hidden className="size-4 text-accent-ink" />
                  </Base.ItemIndicator>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
