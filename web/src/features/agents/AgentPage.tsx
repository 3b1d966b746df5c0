import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { errorCode } from '@/graphql/errors';
import { useT } from '@/i18n/useT';
import { buttonClasses } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { PageHeader } from '@/ui/PageHeader';
import { SkeletonRows } from '@/ui/Skeleton';
import { AgentDocument } from './Agent.generated';
import { AgentEditor } from './AgentEditor';
import { BackToAgents } from './BackToAgents';

const route = getRouteApi('/users/ai-agents/$id');

export function AgentPage() {
  const { id } = route.useParams();
  return (
    <>
      <BackToAgents />
      <AgentById key={id} id={id} />
    </>
  );
}

function AgentById({ id }: { id: string }) {
  const t = useT();
  const [{ data, error, fetching }, refetch] = useQuery({ query: AgentDocument, variables: { id } });
  // What was typed about an agent stays in sight when the agent itself has gone.
  const [last, setLast] = useState(data?.agent);
  if (data?.agent && data.agent !== last) setLast(data.agent);
  const agent = data?.agent ?? last;

  if (agent) return <AgentEditor agent={agent} isGone={data?.agent === null && !fetching} />;
  // A text that is no agent's id at all is refused by the API.
  if (data?.agent === null || errorCode(error) === 'BAD_USER_INPUT') {
    return (
      <>
        <PageHeader title={t('agents.notFound')} />
        <Card flush>
          <EmptyState
            kind="nothingFound"
            title={t('agents.notFoundTitle')}
            action={
              <Link to="/ai-agents" className={buttonClasses()}>
                {t('agents.toList')}
              </Link>
            }
          >
            {t('agents.notFoundText')}
          </EmptyState>
        </Card>
      </>
    );
  }
  return (
    <>
      <PageHeader title={t('agents.one')} />
      <Card flush>
        {error ? (
          <ErrorState error={error} onRetry={() => refetch({ requestPolicy: 'network-only' })} />
        ) : (
          <SkeletonRows rows={10} />
        )}
      </Card>
    </>
  );
}
