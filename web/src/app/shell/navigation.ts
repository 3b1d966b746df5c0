import { Bot, LayoutDashboard, type LucideIcon, Phone, PhoneCall, Settings, ShoppingBag } from 'lucide-react';
import type { MessageId } from '@/i18n/catalogues';

interface Place {
  to: '/dashboard' | '/phone-numbers' | '/ai-agents' | '/call-logs' | '/orders' | '/settings';
  label: MessageId;
  Icon: LucideIcon;
  /** After g, it leads there. */
  letter: string;
}

/** The pages, in the order of the sidebar and of the palette. */
export const places: readonly Place[] = [
  { to: '/dashboard', label: 'nav.dashboard', Icon: LayoutDashboard, letter: 'd' },
  { to: '/phone-numbers', label: 'nav.phoneNumbers', Icon: Phone, letter: 'p' },
  { to: '/ai-agents', label: 'nav.agents', Icon: Bot, letter: 'a' },
  { to: '/call-logs', label: 'nav.calls', Icon: PhoneCall, letter: 'c' },
  { to: '/orders', label: 'nav.orders', Icon: ShoppingBag, letter: 'o' },
  { to: '/settings', label: 'nav.settings', Icon: Settings, letter: 's' },
];
