import { getRouteApi, Link } from '@tanstack/react-router';
import { ArrowLeft, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useT } from '@/i18n/useT';
import { Button, buttonClasses } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { lazyDialog } from '@/ui/lazyDialog';
import { PageHeader } from '@/ui/PageHeader';
import { SkeletonRows } from '@/ui/Skeleton';
import { CallFacts } from './CallFacts';
import { CallOrders } from './CallOrders';
import { CopyLinkButton } from './CopyLinkButton';
import { calleeText } from './callee';
import { type Call, useCallLog } from './useCallLog';

const EditCallLogDialog = lazyDialog(async () => (await import('./EditCallLogDialog')).EditCallLogDialog);

const route = getRouteApi('/users/call-logs/$id');

export function CallLogPage() {
  const t = useT();
  const { id } = route.useParams();
  const { call, error, isMissing, retry } = useCallLog(id);

  return (
    <>
      <Link
        to="/call-logs"
        className="-ml-1 mb-3 inline-flex min-h-7 items-center gap-1.5 rounded px-1 text-xs font-medium text-muted hover:text-ink"
      >
        <ArrowLeft aria-hidden className="size-3.5" />
        {t('calls.title')}
      </Link>
      {call ? (
        <CallView call={call} />
      ) : (
        <>
          <PageHeader title={isMissing ? t('calls.unknown') : t('calls.one')} />
          <Card flush>
            {isMissing ? (
              <EmptyState
                kind="nothingFound"
                title={t('calls.unknownTitle')}
                action={
                  <Link to="/call-logs" className={buttonClasses('primary')}>
                    {t('calls.toList')}
                  </Link>
                }
              >
                {t('calls.unknownText')}
              </EmptyState>
            ) : error ? (
              <ErrorState error={error} onRetry={retry} />
            ) : (
              <SkeletonRows />
            )}
          </Card>
        </>
      )}
    </>
  );
}

function CallView({ call }: { call: Call }) {
  const t = useT();
  const [isEditing, setIsEditing] = useState(false);
  const caller = call.callerFormatted;
  const callee = calleeText(call);
  return (
    <>
      <PageHeader
        title={callee ? t('calls.whoCalledWhom', { caller, callee }) : t('calls.whoCalled', { caller })}
        description={t(`calls.statusText.${call.status}`)}
        actions={
          <>
            <CopyLinkButton path={`/call-logs/${call.id}`} />
            <Button onClick={() => setIsEditing(true)}>
              <Pencil aria-hidden className="size-4" />
              {t('ui.edit')}
            </Button>
          </>
        }
      />
      <div className="grid gap-6 lg:grid-cols-[3fr_2fr] lg:items-start">
        <CallFacts call={call} />
        <CallOrders call={call} />
      </div>
      <EditCallLogDialog open={isEditing} call={call} onClose={() => setIsEditing(false)} />
    </>
  );
}
