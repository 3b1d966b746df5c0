import { Dialog } from '@base-ui/react/dialog';
import { useT } from '@/i18n/useT';
import { Button } from '@/ui/Button';
import { backdrop, popup } from '@/ui/Dialog';
import { type SessionUser, session } from './currentSession';
import { LogInForm } from './LogInForm';

/** Over the page while its session has ended: what was typed stays below, and what was sent goes on after it. */
export function LogInDialog({ open, user }: { open: boolean; user: SessionUser }) {
  const t = useT();
  return (
    // It has no way out but these two.
    <Dialog.Root open={open}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdrop} forceRender />
        <Dialog.Popup className={popup}>
          <Dialog.Title className="text-base font-semibold">{t('session.expiredTitle')}</Dialog.Title>
          <Dialog.Description className="mt-1 mb-5 text-muted">{t('session.expiredText')}</Dialog.Description>
          <LogInForm forEmail={user.email} />
          <Button look="quiet" className="mt-2 w-full" onClick={() => session.logOut()}>
            {t('session.otherAccount')}
          </Button>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
