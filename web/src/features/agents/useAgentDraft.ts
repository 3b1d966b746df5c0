import { useEffect, useRef, useState } from 'react';
import type { Path } from 'react-hook-form';
import { useUser } from '@/features/session/currentSession';
import { forgetDraft, readDraft, writeDraft } from '@/forms/drafts';
import { type AgentValues, changedValues } from './agentValues';
import type { AgentFormState } from './useAgentForm';

/** Keeps what was typed and not saved, and offers what was left behind before. */
export function useAgentDraft(id: string, { form: { methods }, unsaved, hasChanges }: AgentFormState) {
  const userId = useUser().id;
  const name = `agent:${id}`;
  const [offered, setOffered] = useState(() => {
    const kept = readDraft<Partial<AgentValues>>(userId, name);
    const values = methods.getValues();
    // It may have been saved in another tab.
    return kept && Object.keys(changedValues({ ...values, ...kept }, values)).length > 0 ? kept : undefined;
  });
  const hasWritten = useRef(false);

  useEffect(
    () =>
      methods.subscribe({
        formState: { values: true },
        callback: () => {
          if (hasChanges()) {
            writeDraft(userId, name, unsaved());
            hasWritten.current = true;
          } else if (hasWritten.current) forgetDraft(userId, name);
        },
      }),
    [methods, unsaved, hasChanges, userId, name],
  );

  function forget() {
    forgetDraft(userId, name);
    setOffered(undefined);
  }
  function takeUp() {
    for (const [field, value] of Object.entries(offered ?? {})) {
      methods.setValue(field as Path<AgentValues>, value, { shouldDirty: true });
    }
    setOffered(undefined);
    methods.setFocus('systemPrompt');
  }
  return { offered, takeUp, forget };
}
