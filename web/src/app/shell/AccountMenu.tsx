import { useNavigate } from '@tanstack/react-router';
import { LogOut, Settings } from 'lucide-react';
import { useUser } from '@/features/session/currentSession';
import { useLogOut } from '@/features/session/useLogOut';
import { chooseLocale, useLocale } from '@/i18n/locale';
import { useT } from '@/i18n/useT';
import { Menu, MenuChoice, MenuItem, MenuLine } from '@/ui/Menu';
import { chooseTheme, themes, useTheme } from '../theme';
import { languages } from './languages';

export function AccountMenu() {
  const t = useT();
  const user = useUser();
  const theme = useTheme();
  const locale = useLocale();
  const navigate = useNavigate();
  const logOut = useLogOut();
  const name = user.fullName ?? user.email;
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`${t('account.menu')}: ${name}`}
          title={user.email}
          className="grid size-9 place-items-center rounded-full bg-accent-soft text-sm font-semibold text-accent-ink uppercase"
        >
          {Array.from(name)[0]}
        </button>
      }
    >
      <p className="max-w-60 truncate px-2.5 py-1.5 text-xs text-muted">{user.email}</p>
      <MenuItem onClick={() => navigate({ to: '/settings' })}>
        <Settings aria-hidden className="size-4" />
        {t('nav.settings')}
      </MenuItem>
      <MenuLine />
      <MenuChoice
        label={t('account.theme')}
        value={theme}
        choices={themes.map(value => ({ value, label: t(`account.theme.${value}`) }))}
        onChange={chooseTheme}
      />
      <MenuChoice label={t('account.language')} value={locale} choices={languages} onChange={chooseLocale} />
      <MenuLine />
      <MenuItem onClick={logOut}>
        <LogOut aria-hidden className="size-4" />
        {t('session.logOut')}
      </MenuItem>
    </Menu>
  );
}
