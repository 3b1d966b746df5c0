import { Suspense } from 'react';
import { useT } from '@/i18n/useT';
import { Card } from '@/ui/Card';
import { lazyPart } from '@/ui/lazyPart';
import { PageHeader } from '@/ui/PageHeader';
import { SkeletonRows } from '@/ui/Skeleton';
import { BackToAgents } from './BackToAgents';

const NewAgentForm = lazyPart(async () => (await import('./NewAgentForm')).NewAgentForm);

export function NewAgentPage() {
  const t = useT();
  return (
    <div className="mx-auto max-w-3xl">
      <BackToAgents />
      <PageHeader title={t('agents.new')} description={t('agents.newText')} />
      <Card>
        <Suspense fallback={<SkeletonRows rows={10} />}>
          <NewAgentForm />
        </Suspense>
      </Card>
    </div>
  );
}
