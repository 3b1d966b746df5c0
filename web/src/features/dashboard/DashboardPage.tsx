import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useUser } from '@/features/session/currentSession';
import { useT } from '@/i18n/useT';
import { Card } from '@/ui/Card';
import { ErrorState } from '@/ui/ErrorState';
import { loadPart } from '@/ui/loadPart';
import { PageHeader } from '@/ui/PageHeader';
import { Skeleton } from '@/ui/Skeleton';
import { Checklist } from './Checklist';
import { LatestCalls } from './LatestCalls';
import { LatestOrders } from './LatestOrders';
import { SpanChoice } from './SpanChoice';
import { StatCards } from './StatCards';
import { useDashboard } from './useDashboard';

// Charts weigh more than all else here together: they come when the page stands.
const ActivityChart = lazy(async () => {
  const { ActivityChart } = await loadPart(() => import('./ActivityChart'));
  return { default: ActivityChart };
});

const route = getRouteApi('/users/dashboard');

export function DashboardPage() {
  const t = useT();
  const user = useUser();
  const navigate = useNavigate();
  const { days = '30' } = route.useSearch();
  const { stats, latest, changed, error, latestError, retry } = useDashboard(Number(days));

  const name = user.fullName?.split(' ')[0];
  const chart = <Skeleton className="h-64 w-full" />;
  return (
    <>
      <PageHeader
        title={t('dashboard.title')}
        description={name ? t('dashboard.welcome', { name }) : t('dashboard.description')}
      />
      <div className="grid gap-6">
        {stats && (stats.totalCalls === 0 || stats.activeAgents === 0 || stats.connectedPhoneNumbers === 0) && (
          <Checklist hasCalls={stats.totalCalls > 0} changed={changed} />
        )}
        {error ? (
          <Card flush>
            <ErrorState error={error} onRetry={retry} />
          </Card>
        ) : (
          <>
            <StatCards stats={stats} />
            <Card
              title={t('dashboard.activity')}
              aside={
                <SpanChoice
                  value={days}
                  onChange={next => navigate({ to: '.', search: { days: next }, replace: true, resetScroll: false })}
                />
              }
            >
              {stats ? (
                <Suspense fallback={chart}>
                  <ActivityChart activity={stats.activity} />
                </Suspense>
              ) : (
                chart
              )}
            </Card>
          </>
        )}
        <div className="grid gap-6 lg:grid-cols-2">
          <LatestCalls calls={latest?.callLogs.nodes} error={latestError} onRetry={retry} />
          <LatestOrders orders={latest?.orders.nodes} error={latestError} onRetry={retry} />
        </div>
      </div>
    </>
  );
}
