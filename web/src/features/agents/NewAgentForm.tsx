import { Link, useRouter } from '@tanstack/react-router';
import { useT } from '@/i18n/useT';
import { buttonClasses } from '@/ui/Button';
import { toast } from '@/ui/toasts';
import { AgentForm } from './AgentForm';
import { useAgentDraft } from './useAgentDraft';
import { useAgentForm } from './useAgentForm';

export function NewAgentForm() {
  const t = useT();
  const router = useRouter();
  const state = useAgentForm({
    agent: undefined,
    onSaved: saved => {
      draft.forget();
      toast(t('agents.created', { name: saved.name }));
      // Whoever has gone on meanwhile is not called back.
      if (router.state.location.pathname !== '/ai-agents/new') return;
      // Back from the agent's page is the list, not this form again.
      void router.navigate({ to: '/ai-agents/$id', params: { id: saved.id }, replace: true });
    },
  });
  const draft = useAgentDraft('new', state);

  return (
    <AgentForm
      state={state}
      draft={draft}
      isNew
      submitLabel={t('agents.create')}
      actions={
        <Link to="/ai-agents" className={buttonClasses()}>
          {t('ui.cancel')}
        </Link>
      }
    />
  );
}
