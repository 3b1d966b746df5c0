import {
  type ComponentProps,
  cloneElement,
  lazy,
  type ReactElement,
  type ReactNode,
  Suspense,
  useRef,
  useState,
} from 'react';
import { loadPart } from './loadPart';

// What a menu is made of comes when the first one is about to be opened: every page has menus, and most visits open none.
type Parts = typeof import('./menuParts');
let coming: Promise<Parts> | undefined;
const parts = () => {
  coming ??= loadPart(() => import('./menuParts'));
  return coming;
};
const part = <Name extends keyof Parts>(name: Name) =>
  lazy(async () => ({ default: (await parts())[name] as () => ReactNode })) as unknown as Parts[Name];

const MenuPopup = part('MenuPopup');
export const MenuItem = part('MenuItem');
export const MenuChoice = part('MenuChoice');
export const MenuChecks = part('MenuChecks');
export const MenuLine = part('MenuLine');

interface Props {
  /** A button. */
  trigger: ReactElement<ComponentProps<'button'>>;
  children: ReactNode;
  align?: 'start' | 'end';
}

export function Menu({ trigger, children, align = 'end' }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState<'byKey' | 'byPointer'>();
  // Once it was open it stays, so that it can fade.
  const [wasOpened, setWasOpened] = useState(false);
  const open = (by: 'byKey' | 'byPointer') => {
    setOpened(by);
    setWasOpened(true);
  };
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        'aria-haspopup': 'menu',
        'aria-expanded': opened !== undefined,
        onPointerEnter: parts,
        onFocus: parts,
        onClick: ({ detail }) => {
          // A click by the keyboard has no count.
          if (opened) setOpened(undefined);
          else open(detail === 0 ? 'byKey' : 'byPointer');
        },
        onKeyDown: event => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          open('byKey');
        },
      })}
      {wasOpened && (
        <Suspense fallback={null}>
          <MenuPopup
            open={opened !== undefined}
            onClose={() => setOpened(undefined)}
            trigger={button}
            byKey={opened === 'byKey'}
            align={align}
          >
            {children}
          </MenuPopup>
        </Suspense>
      )}
    </>
  );
}
