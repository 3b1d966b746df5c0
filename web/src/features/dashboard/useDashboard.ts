import { useEffect } from 'react';
import { useQuery, useSubscription } from 'urql';
import { viewerTimeZone } from '@/ui/DateTime';
import { DashboardChangedDocument, DashboardDocument, LatestDocument } from './Dashboard.generated';
import { firstDay, useToday } from './days';

/** The figures of the dashboard, as they are now and as they change. */
export function useDashboard(days: number) {
  const to = useToday();
  const variables = { from: firstDay(to, days), to, timeZone: viewerTimeZone() };
  const [stats, reloadStats] = useQuery({ query: DashboardDocument, variables });
  const [latest, reloadLatest] = useQuery({ query: LatestDocument });
  const [change] = useSubscription({ query: DashboardChangedDocument, variables });

  // The figures come with the change; which calls and orders are the latest has to be asked.
  const { data: changed } = change;
  useEffect(() => {
    if (changed) reloadLatest({ requestPolicy: 'network-only' });
  }, [changed, reloadLatest]);

  return {
    stats: stats.data?.dashboardStats,
    latest: latest.data,
    changed,
    error: stats.data ? undefined : stats.error,
    latestError: latest.data ? undefined : latest.error,
    retry: () => {
      reloadStats({ requestPolicy: 'network-only' });
      reloadLatest({ requestPolicy: 'network-only' });
    },
  };
}
