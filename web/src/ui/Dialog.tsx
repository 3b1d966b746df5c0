import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useUnsavedGuard } from '@/forms/useUnsavedGuard';
import { useT } from '@/i18n/useT';
import { Button, IconButton } from './Button';
import { classes } from './classes';

/** Rendered by force it dims another dialog below too: both stand in the order in which they were opened. */
export const backdrop =
  'fixed inset-0 z-50 bg-overlay transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0';

export const popup =
  'fixed z-50 wrap-anywhere border border-line bg-surface text-ink shadow-floating outline-none transition-all duration-150 ' +
  'inset-x-0 bottom-0 max-h-[92dvh] overflow-y-auto rounded-t-xl p-5 ' +
  'sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-[min(32rem,calc(100vw-2rem))] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-xl sm:p-6 ' +
  'data-ending-style:opacity-0 data-starting-style:opacity-0';

const FIELD = 'form :is(input, select, textarea):not(:disabled, [readonly])';

interface Props {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  wide?: boolean;
}

/**
 * A task over the page. On a phone it comes up from below. It asks before what was typed into it is lost. A form begins with its first
 * field, but where it was opened by touch, where a keyboard would cover it unasked.
 */
export function Dialog({ open, onClose, title, description, children, wide }: Props) {
  const t = useT();
  const { leave, guarded } = useUnsavedGuard('dialog');
  const popupRef = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={isOpen => !isOpen && leave(onClose)}>
      <Base.Portal>
        <Base.Backdrop forceRender className={backdrop} />
        <Base.Popup
          ref={popupRef}
          initialFocus={by => (by !== 'touch' && popupRef.current?.querySelector<HTMLElement>(FIELD)) || true}
          className={classes(popup, wide && 'sm:w-[min(44rem,calc(100vw-2rem))]')}
        >
          <header className="mb-4 flex items-start justify-between gap-4">
            <div>
              <Base.Title className="text-base font-semibold">{title}</Base.Title>
              {description && <Base.Description className="mt-1 text-muted">{description}</Base.Description>}
            </div>
            <Base.Close render={<IconButton label={t('ui.close')} className="-mt-1 -mr-1" />}>
              <X aria-hidden className="size-4" />
            </Base.Close>
          </header>
          {guarded(children)}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** The way out of a dialog beside the button of its form. */
export function DialogCancel() {
  const t = useT();
  return <Base.Close render={<Button />}>{t('ui.cancel')}</Base.Close>;
}
