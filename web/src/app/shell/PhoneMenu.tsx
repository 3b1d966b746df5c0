import { useT } from '@/i18n/useT';
import { Drawer } from '@/ui/Drawer';
import { NavigationLinks } from './Sidebar';

/** The sidebar's links on a screen that has no room for a sidebar. */
export function PhoneMenu({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  return (
    <Drawer side="left" open={open} onClose={onClose} title={t('nav.menu')}>
      <NavigationLinks onGo={onClose} />
    </Drawer>
  );
}
