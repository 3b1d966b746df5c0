import { useNavigate } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useT } from '@/i18n/useT';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { DateTime } from '@/ui/DateTime';
import { lazyDialog } from '@/ui/lazyDialog';
import { PageHeader } from '@/ui/PageHeader';
import { toast } from '@/ui/toasts';
import type { AgentDetailsFragment } from './Agent.generated';
import { AgentCalls } from './AgentCalls';
import { AgentForm } from './AgentForm';
import { GoneNotice } from './GoneNotice';
import { LinkedNumbers } from './LinkedNumbers';
import { useAgentDraft } from './useAgentDraft';
import { useAgentForm } from './useAgentForm';

const DeleteAgent = lazyDialog(async () => (await import('./DeleteAgent')).DeleteAgent);

interface Props {
  agent: AgentDetailsFragment;
  /** It was deleted since it was read. */
  isGone: boolean;
}

/** An agent that is there: what it is told, which numbers it answers, and what it did last. */
export function AgentEditor({ agent, isGone }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const [isDeleting, setIsDeleting] = useState(false);
  const [wasDeletedHere, setWasDeletedHere] = useState(false);
  const [wasNotFound, setWasNotFound] = useState(false);
  const state = useAgentForm({
    agent,
    onSaved: saved => {
      draft.forget();
      setWasNotFound(false);
      toast(t('agents.saved', { name: saved.name }));
    },
    onGone: () => setWasNotFound(true),
  });
  const draft = useAgentDraft(agent.id, state);

  return (
    <>
      <PageHeader
        title={agent.name}
        actions={
          <Button onClick={() => setIsDeleting(true)}>
            <Trash2 aria-hidden className="size-4 text-danger-ink" />
            {t('ui.delete')}
          </Button>
        }
      />
      {(isGone || wasNotFound) && !wasDeletedHere && (
        <GoneNotice agent={agent} onRestored={() => setWasNotFound(false)} />
      )}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <Card>
          <AgentForm state={state} draft={draft} isNew={false} submitLabel={t('ui.save')} />
        </Card>
        <div className="grid gap-6">
          <LinkedNumbers agent={agent} />
          <AgentCalls id={agent.id} />
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 px-1 text-xs text-muted">
            <dt>{t('agents.createdAt')}</dt>
            <dd className="text-right">
              <DateTime value={agent.createdAt} />
            </dd>
            <dt>{t('agents.updatedAt')}</dt>
            <dd className="text-right">
              <DateTime value={agent.updatedAt} />
            </dd>
          </dl>
        </div>
      </div>
      <DeleteAgent
        open={isDeleting}
        agent={agent}
        onClose={() => setIsDeleting(false)}
        onDeleted={() => {
          setWasDeletedHere(true);
          state.release();
          draft.forget();
          void navigate({ to: '/ai-agents' });
        }}
      />
    </>
  );
}
