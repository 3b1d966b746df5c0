import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { useNavigate } from '@tanstack/react-router';
import { LogOut, type LucideIcon, Plus, Search, SunMoon } from 'lucide-react';
import { session } from '@/features/session/currentSession';
import { useT } from '@/i18n/useT';
import { backdrop } from '@/ui/Dialog';
import { chooseTheme, themes } from '../theme';
import { places } from './navigation';

interface Command {
  value: string;
  label: string;
  Icon: LucideIcon;
  run: () => void;
}

interface Group {
  value: string;
  items: Command[];
}

function useCommands(): Group[] {
  const t = useT();
  const navigate = useNavigate();
  const pages = places.map(({ to, label, Icon }) => ({
    value: to as string,
    label: t(label),
    Icon,
    run: () => void navigate({ to }),
  }));
  const actions = [
    {
      value: 'add-phone-number',
      label: t('palette.addPhoneNumber'),
      Icon: Plus,
      run: () => void navigate({ to: '/phone-numbers', search: { dialog: 'new' } }),
    },
    ...themes.map(theme => ({
      value: `theme-${theme}`,
      label: t('palette.useTheme', { theme: t(`account.theme.${theme}`) }),
      Icon: SunMoon,
      run: () => chooseTheme(theme),
    })),
    { value: 'log-out', label: t('session.logOut'), Icon: LogOut, run: () => void session.logOut() },
  ];
  return [
    { value: t('palette.pages'), items: pages },
    { value: t('palette.actions'), items: actions },
  ];
}

export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  const groups = useCommands();
  return (
    <Dialog.Root open={open} onOpenChange={isOpen => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdrop} />
        <Dialog.Popup
          aria-label={t('palette.title')}
          className="fixed top-[12dvh] left-1/2 z-50 w-[min(36rem,calc(100vw-2rem))] -translate-x-1/2 overflow-hidden rounded-xl border border-line bg-surface text-ink shadow-floating outline-none"
        >
          <Autocomplete.Root open inline items={groups} autoHighlight="always" keepHighlight>
            <div className="flex items-center gap-3 border-b border-line px-4">
              <Search aria-hidden className="size-4 text-muted" />
              <Autocomplete.Input
                aria-label={t('palette.title')}
                placeholder={t('palette.placeholder')}
                className="h-12 w-full bg-transparent outline-none placeholder:text-muted"
              />
            </div>
            <Dialog.Close className="sr-only">{t('ui.close')}</Dialog.Close>
            <div className="max-h-[60dvh] overflow-y-auto p-2">
              <Autocomplete.Empty className="px-3 py-6 text-center text-muted empty:hidden">
                {t('palette.empty')}
              </Autocomplete.Empty>
              <Autocomplete.List>
                {(group: Group) => (
                  <Autocomplete.Group key={group.value} items={group.items} className="mb-1">
                    <Autocomplete.GroupLabel className="px-3 py-1.5 text-xs font-medium text-muted">
                      {group.value}
                    </Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {({ Icon, ...command }: Command) => (
                        <Autocomplete.Item
                          key={command.value}
                          value={{ Icon, ...command }}
                          onClick={() => {
                            onClose();
                            command.run();
                          }}
                          className="flex min-h-9 cursor-default items-center gap-3 rounded-md px-3 outline-none data-highlighted:bg-hover"
                        >
                          <Icon aria-hidden className="size-4 text-muted" />
                          {command.label}
                        </Autocomplete.Item>
                      )}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
            </div>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
