import { useState } from 'react';
import { useMutation } from 'urql';
import { useProblemOf } from '@/forms/useProblemOf';
import { useT } from '@/i18n/useT';
import { Switch } from '@/ui/Switch';
import { type AgentRowFragment, SetAgentActiveDocument } from './Agents.generated';

/** Whether the agent answers calls: it turns at once, and back again with the reason if the server did not take it. */
export function ActiveSwitch({ agent: { id, name, isActive } }: { agent: AgentRowFragment }) {
  const t = useT();
  const [, set] = useMutation(SetAgentActiveDocument);
  const problemOf = useProblemOf();
  const [wanted, setWanted] = useState<boolean>();
  const [problem, setProblem] = useState<string>();

  async function change(next: boolean) {
    // One after the other: which of two answers comes last is not known.
    if (wanted !== undefined) return;
    setWanted(next);
    setProblem(undefined);
    const { data, error } = await set({ id, isActive: next });
    setProblem(problemOf({ payload: data?.updateAgent, error }));
    setWanted(undefined);
  }

  return (
    <>
      <Switch hideLabel label={t('agents.answersCalls', { name })} checked={wanted ?? isActive} onChange={change} />
      {problem && (
        <p role="alert" className="mt-1 max-w-44 text-xs font-medium text-danger-ink">
          {problem}
        </p>
      )}
    </>
  );
}
