import { useNavigate } from '@tanstack/react-router';
import { Bot, Keyboard, Languages, LogOut, type LucideIcon, PhoneCall, Plus, ShoppingBag, SunMoon } from 'lucide-react';
import { useLogOut } from '@/features/session/useLogOut';
import { chooseLocale, useLocale } from '@/i18n/locale';
import { useT } from '@/i18n/useT';
import { chooseTheme, themes, useTheme } from '../theme';
import { languages } from './languages';
import { places } from './navigation';

export interface Command {
  value: string;
  label: string;
  detail?: string | undefined;
  Icon: LucideIcon;
  /** Found by the API, which looked at more than the label. */
  isFound?: true;
  run: () => void;
}

export interface Group {
  value: string;
  items: Command[];
}

/** Where one can go, and what one can do, from anywhere. */
export function useCommands(onShortcuts: () => void): Group[] {
  const t = useT();
  const navigate = useNavigate();
  const logOut = useLogOut();
  const locale = useLocale();
  const theme = useTheme();
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
    {
      value: 'create-agent',
      label: t('palette.createAgent'),
      Icon: Bot,
      run: () => void navigate({ to: '/ai-agents/new' }),
    },
    {
      value: 'log-call',
      label: t('palette.logCall'),
      Icon: PhoneCall,
      run: () => void navigate({ to: '/call-logs', search: { dialog: 'new' } }),
    },
    {
      value: 'add-order',
      label: t('palette.addOrder'),
      Icon: ShoppingBag,
      run: () => void navigate({ to: '/orders', search: { dialog: 'new' } }),
    },
    { value: 'shortcuts', label: t('shortcuts.title'), Icon: Keyboard, run: onShortcuts },
    ...themes
      .filter(other => other !== theme)
      .map(other => ({
        value: `theme-${other}`,
        label: t('palette.useTheme', { theme: t(`account.theme.${other}`) }),
        Icon: SunMoon,
        run: () => chooseTheme(other),
      })),
    ...languages
      .filter(other => other.value !== locale)
      .map(other => ({
        value: `language-${other.value}`,
        label: t('palette.useLanguage', { language: other.label }),
        Icon: Languages,
        run: () => chooseLocale(other.value),
      })),
    { value: 'log-out', label: t('session.logOut'), Icon: LogOut, run: logOut },
  ];
  return [
    { value: t('palette.pages'), items: pages },
    { value: t('palette.actions'), items: actions },
  ];
}
