import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useMutation } from 'urql';
import { useProblemOf } from '@/forms/useProblemOf';
import { useT } from '@/i18n/useT';
import { Button, buttonClasses } from '@/ui/Button';
import { toast } from '@/ui/toasts';
import { RestoreAgentDocument } from './Agents.generated';

interface Props {
  agent: { id: string; name: string };
  onRestored: () => void;
}

/** The agent was deleted elsewhere while somebody wrote here. What was written stays, and can be saved once the agent is back. */
export function GoneNotice({ agent, onRestored }: Props) {
  const t = useT();
  const [{ fetching }, restore] = useMutation(RestoreAgentDocument);
  const problemOf = useProblemOf();
  const [problem, setProblem] = useState<string>();
  const notice = useRef<HTMLDivElement>(null);
  // It may come while somebody is at the end of a long text.
  useEffect(() => {
    notice.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  async function bringBack() {
    const { data, error } = await restore({ id: agent.id });
    const wrong = problemOf({ payload: data?.restoreAgent, error });
    setProblem(wrong);
    if (wrong) return;
    onRestored();
    toast(t('agents.restored', { name: agent.name }));
  }

  return (
    <div ref={notice} role="alert" className="mb-6 grid gap-3 rounded-xl bg-danger-soft px-5 py-4 text-danger-ink">
      <div>
        <p className="font-semibold">{t('agents.gone')}</p>
        <p>{t('agents.goneText')}</p>
      </div>
      {problem && <p className="font-medium">{problem}</p>}
      <div className="flex flex-wrap gap-2">
        <Button size="small" busy={fetching} onClick={bringBack}>
          {t('agents.bringBack')}
        </Button>
        <Link to="/ai-agents" className={buttonClasses('secondary', 'small')}>
          {t('agents.toList')}
        </Link>
      </div>
    </div>
  );
}
