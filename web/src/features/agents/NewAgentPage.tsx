import { useT } from '@/i18n/useT';
import { Card } from '@/ui/Card';
import { PageHeader } from '@/ui/PageHeader';
import { BackToAgents } from './BackToAgents';
import { NewAgentForm } from './NewAgentForm';

export function NewAgentPage() {
  const t = useT();
  return (
    <div className="mx-auto max-w-3xl">
      <BackToAgents />
      <PageHeader title={t('agents.new')} description={t('agents.newText')} />
      <Card>
        <NewAgentForm />
      </Card>
    </div>
  );
}
