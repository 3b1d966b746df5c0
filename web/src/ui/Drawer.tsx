import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useUnsavedGuard } from '@/forms/useUnsavedGuard';
import { useT } from '@/i18n/useT';
import { IconButton } from './Button';
import { backdrop } from './Dialog';

interface Props {
  open: boolean;
  onClose: () => void;
  title: string;
  side?: 'left' | 'right';
  children: ReactNode;
}

/** A panel at the side: details that keep the list's place, or the menu on a phone. */
export function Drawer({ open, onClose, title, side = 'right', children }: Props) {
  const t = useT();
  const { leave, guarded } = useUnsavedGuard('dialog');
  const place =
    side === 'right'
      ? 'right-0 w-[min(34rem,100vw)] border-l data-starting-style:translate-x-8 data-ending-style:translate-x-8'
      : 'left-0 w-[min(17rem,85vw)] border-r data-starting-style:-translate-x-8 data-ending-style:-translate-x-8';
  return (
    <Base.Root open={open} onOpenChange={isOpen => !isOpen && leave(onClose)}>
      <Base.Portal>
        <Base.Backdrop className={backdrop} />
        <Base.Popup
          className={`fixed inset-y-0 z-50 flex flex-col border-line bg-surface text-ink shadow-floating outline-none transition-all duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0 ${place}`}
        >
          <header className="flex min-h-14 items-center justify-between gap-4 border-b border-line px-5 py-2">
            <Base.Title className="text-base font-semibold">{title}</Base.Title>
            <Base.Close render={<IconButton label={t('ui.close')} />}>
              <X aria-hidden className="size-4" />
            </Base.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto p-5">{guarded(children)}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
