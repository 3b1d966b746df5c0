import { Link } from '@tanstack/react-router';
import { Bot, Phone, PhoneCall, ShoppingBag } from 'lucide-react';
import { FormattedNumber } from 'react-intl';
import { useT } from '@/i18n/useT';
import { Skeleton } from '@/ui/Skeleton';
import type { StatsFragment } from './Dashboard.generated';

const cards = [
  {
    field: 'connectedPhoneNumbers',
    label: 'dashboard.connectedPhoneNumbers',
    Icon: Phone,
    to: '/phone-numbers',
    search: { status: 'ACTIVE' },
  },
  { field: 'activeAgents', label: 'dashboard.activeAgents', Icon: Bot, to: '/ai-agents', search: {} },
  { field: 'totalCalls', label: 'dashboard.totalCalls', Icon: PhoneCall, to: '/call-logs', search: {} },
  { field: 'totalOrders', label: 'dashboard.totalOrders', Icon: ShoppingBag, to: '/orders', search: {} },
] as const;

/** Each figure leads to the list behind it. */
export function StatCards({ stats }: { stats: StatsFragment | undefined }) {
  const t = useT();
  return (
    <ul className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4">
      {cards.map(({ field, label, Icon, to, search }) => (
        <li key={field}>
          <Link
            to={to}
            search={search}
            className="flex h-full flex-col justify-between rounded-xl border border-line bg-surface p-4 shadow-raised hover:border-line-strong sm:p-5"
          >
            <span className="flex items-start justify-between gap-2 text-muted">
              {t(label)}
              <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
            </span>
            <span className="mt-2 block text-2xl font-semibold tracking-tight tabular-nums">
              {stats ? <FormattedNumber value={stats[field]} /> : <Skeleton className="h-8 w-16" />}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
