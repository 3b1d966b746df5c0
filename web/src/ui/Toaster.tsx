import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useT } from '@/i18n/useT';
import { IconButton } from './Button';
import { placeIsThere, toastManager } from './toasts';

function Toasts() {
  const t = useT();
  return Toast.useToastManager().toasts.map(toast => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="rounded-lg border border-line bg-surface text-ink shadow-floating transition-all duration-200 data-ending-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0"
    >
      <Toast.Content className="flex items-center gap-3 py-2 pr-2 pl-4">
        <Toast.Title className="min-w-0 flex-1 text-sm wrap-anywhere" render={<p />} />
        <Toast.Action className="min-h-8 rounded-md px-2.5 text-sm font-medium text-accent-ink hover:bg-accent-soft" />
        <Toast.Close render={<IconButton label={t('ui.dismiss')} />}>
          <X aria-hidden className="size-4" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}

export function Toaster() {
  const t = useT();
  useEffect(placeIsThere, []);
  return (
    <Toast.Provider toastManager={toastManager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport
          aria-label={t('ui.notifications')}
          className="fixed right-4 bottom-4 left-4 z-60 flex flex-col gap-2 outline-none sm:left-auto sm:w-96"
        >
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}
