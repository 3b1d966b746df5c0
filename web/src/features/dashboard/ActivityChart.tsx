import { memo } from 'react';
import { useIntl } from 'react-intl';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useT } from '@/i18n/useT';
import type { StatsFragment } from './Dashboard.generated';

const tick = { fill: 'var(--text-muted)', fontSize: 12 };

/**
 * Calls and orders of each day. What the picture shows is told in a sentence too. It is drawn only when it changes, for that takes
 * longer than all else on the page.
 */
export const ActivityChart = memo(function ActivityChart({ activity }: { activity: StatsFragment['activity'] }) {
  const t = useT();
  const intl = useIntl();
  // A calendar day has no zone: it is read and written as one of UTC, so that it stays the same day everywhere.
  const nameOf = (day: unknown, withYear = false) =>
    intl.formatDate(`${String(day)}T00:00:00Z`, {
      day: 'numeric',
      month: 'short',
      timeZone: 'UTC',
      ...(withYear && { weekday: 'short', year: 'numeric' }),
    });
  const sum = (field: 'calls' | 'answeredCalls' | 'orders') =>
    activity.reduce((total, today) => total + today[field], 0);

  return (
    <figure>
      <ul aria-hidden className="mb-2 flex justify-end gap-4 text-xs text-muted">
        <li className="flex items-center gap-1.5">
          <span className="size-2 rounded-full bg-(--chart-calls) forced-color-adjust-none" />
          {t('dashboard.calls')}
        </li>
        <li className="flex items-center gap-1.5">
          <span className="size-2 rounded-full bg-(--chart-orders) forced-color-adjust-none" />
          {t('dashboard.orders')}
        </li>
      </ul>
      <div className="h-64">
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 600, height: 256 }}>
          <BarChart data={[...activity]} margin={{ top: 4, right: 4, bottom: 0, left: 0 }}>
            <CartesianGrid vertical={false} stroke="var(--border)" />
            <XAxis
              dataKey="date"
              tickFormatter={day => nameOf(day)}
              tick={tick}
              tickLine={false}
              axisLine={{ stroke: 'var(--border)' }}
              minTickGap={32}
            />
            <YAxis allowDecimals={false} tick={tick} tickLine={false} axisLine={false} width={40} />
            <Tooltip
              labelFormatter={day => nameOf(day, true)}
              cursor={{ fill: 'var(--hover)' }}
              contentStyle={{
                background: 'var(--surface)',
                border: '1px solid var(--border)',
                borderRadius: 8,
                color: 'var(--text)',
                fontSize: 13,
                boxShadow: 'var(--shadow-floating)',
              }}
              itemStyle={{ color: 'var(--text)' }}
            />
            <Bar
              dataKey="calls"
              name={t('dashboard.calls')}
              fill="var(--chart-calls)"
              radius={[3, 3, 0, 0]}
              maxBarSize={28}
              isAnimationActive={false}
            />
            <Bar
              dataKey="orders"
              name={t('dashboard.orders')}
              fill="var(--chart-orders)"
              radius={[3, 3, 0, 0]}
              maxBarSize={28}
              isAnimationActive={false}
            />
          </BarChart>
        </ResponsiveContainer>
      </div>
      <figcaption className="mt-3 text-xs text-muted">
        {t('dashboard.activitySummary', { calls: sum('calls'), answered: sum('answeredCalls'), orders: sum('orders') })}
      </figcaption>
    </figure>
  );
});
