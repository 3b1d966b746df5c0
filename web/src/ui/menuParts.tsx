import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { classes, floating } from './classes';

const item =
  'flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 py-1 text-sm outline-none data-highlighted:bg-hover';

interface Props {
  open: boolean;
  onClose: () => void;
  trigger: RefObject<HTMLButtonElement | null>;
  /** Whoever opened it by a key goes on by keys: the first entry has the focus. */
  byKey: boolean;
  align: 'start' | 'end';
  children: ReactNode;
}

export function MenuPopup({ open, onClose, trigger, byKey, align, children }: Props) {
  const isEntered = useRef(false);
  useEffect(() => {
    if (!open) isEntered.current = false;
  }, [open]);
  const popup = useRef<HTMLDivElement>(null);
  // Unless the focus has gone somewhere else already, as into a dialog that an entry has opened.
  const goBack = () => {
    const { activeElement, body } = document;
    return activeElement === body || popup.current?.contains(activeElement) ? trigger.current : false;
  };
  return (
    <Base.Root
      open={open}
      onOpenChange={(isOpen, { event }) => {
        // A press on its own button is answered there.
        if (!isOpen && !trigger.current?.contains(event.target as Node)) onClose();
      }}
    >
      <Base.Portal>
        <Base.Positioner anchor={trigger} align={align} sideOffset={6} className="z-50 outline-none">
          <Base.Popup
            ref={popup}
            aria-label={trigger.current?.ariaLabel ?? trigger.current?.textContent ?? undefined}
            onFocus={({ target, currentTarget }) => {
              if (target !== currentTarget || isEntered.current) return;
              isEntered.current = true;
              if (byKey) currentTarget.querySelector<HTMLElement>('[role^=menuitem]')?.focus();
            }}
            onKeyDown={({ key }) => {
              if (key !== 'Tab') return;
              // On from the button, as if the menu stood there.
              trigger.current?.focus();
              onClose();
            }}
            finalFocus={goBack}
            className={classes(floating, 'min-w-44 p-1')}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function MenuItem({
  onClick,
  danger,
  children,
}: {
  onClick: () => void;
  danger?: boolean;
  children: ReactNode;
}) {
  return (
    <Base.Item onClick={onClick} className={classes(item, danger && 'text-danger-ink')}>
      {children}
    </Base.Item>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

/** One of several, inside a menu. */
export function MenuChoice<Value extends string>({ label, value, choices, onChange }: ChoiceProps<Value>) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2.5 pt-2 pb-1 text-xs font-medium text-muted">{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={next => onChange(next as Value)}>
        {choices.map(choice => (
          <Base.RadioItem key={choice.value} value={choice.value} closeOnClick className={item}>
            <span className="flex-1">{choice.label}</span>
            <Base.RadioItemIndicator>
              <Check aria-hidden className="size-4 text-accent-ink" />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

interface ChecksProps<Value extends string> {
  label: string;
  values: readonly Value[];
  choices: readonly { value: Value; label: string }[];
  onChange: (values: Value[]) => void;
}

/** Several of several, inside a menu, which stays open. */
export function MenuChecks<Value extends string>({ label, values, choices, onChange }: ChecksProps<Value>) {
  return (
    <Base.Group>
      <Base.GroupLabel className="sr-only">{label}</Base.GroupLabel>
      {choices.map(choice => (
        <Base.CheckboxItem
          key={choice.value}
          checked={values.includes(choice.value)}
          onCheckedChange={isOn =>
            onChange(isOn ? [...values, choice.value] : values.filter(value => value !== choice.value))
          }
          className={item}
        >
          <span className="grid size-4 place-items-center rounded border border-line-strong">
            <Base.CheckboxItemIndicator>
              <Check aria-hidden className="size-3.5 text-accent-ink" />
            </Base.CheckboxItemIndicator>
          </span>
          <span className="flex-1">{choice.label}</span>
        </Base.CheckboxItem>
      ))}
    </Base.Group>
  );
}

export const MenuLine = () => <Base.Separator className="my-1 h-px bg-line" />;
