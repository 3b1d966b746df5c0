import { useCallback, useEffect, useRef } from 'react';
import type { Path } from 'react-hook-form';
import { useMutation } from 'urql';
import { type ApiForm, useApiForm } from '@/forms/useApiForm';
import { useIdempotencyKey } from '@/forms/useIdempotencyKey';
import { type AgentDetailsFragment, CreateAgentDocument, UpdateAgentDocument } from './Agent.generated';
import { type AgentValues, agentSchema, changedValues, newAgent, valuesOf } from './agentValues';

interface Options {
  /** The agent as the server has it now; a new one is made without it. */
  agent: AgentDetailsFragment | undefined;
  onSaved: (saved: AgentDetailsFragment) => void;
  /** It was deleted elsewhere: what was typed stays. */
  onGone?: () => void;
}

export function useAgentForm({ agent, onSaved, onGone }: Options) {
  const [, create] = useMutation(CreateAgentDocument);
  const [, update] = useMutation(UpdateAgentDocument);
  const keyFor = useIdempotencyKey();
  /** What the server has, as far as this page knows: what differs from it is not saved yet. */
  const before = useRef(agent ? valuesOf(agent) : newAgent);
  const sent = useRef(before.current);

  const form: ApiForm<AgentValues> = useApiForm({
    schema: agentSchema,
    keepsDraft: true,
    defaultValues: before.current,
    submit: async values => {
      sent.current = form.methods.getValues();
      if (!agent) {
        const input = { ...values, voiceName: values.voiceName || null };
        const { data, error } = await create({ input: { ...input, idempotencyKey: keyFor(input) } });
        return { payload: data?.createAgent, error };
      }
      const { phoneNumberIds, voiceName, ...changed } = changedValues(values, before.current);
      const input = { ...changed, ...(voiceName !== undefined && { voiceName: voiceName || null }) };
      const { data, error } = await update({ id: agent.id, input });
      if (data?.updateAgent.userErrors.some(({ code }) => code === 'NOT_FOUND')) {
        onGone?.();
        return { payload: undefined, error: undefined };
      }
      return { payload: data?.updateAgent, error };
    },
    onDone: payload => {
      if (!payload.agent) return;
      if (agent) show(valuesOf(payload.agent), sent.current);
      else release();
      onSaved(payload.agent);
    },
  });
  const { methods, forgetChanges } = form;

  /** Shows what the server has, but for what was typed since. */
  const show = useCallback(
    (server: AgentValues, since: AgentValues) => {
      const typed = Object.entries(changedValues(methods.getValues(), since));
      before.current = server;
      methods.reset(server);
      for (const [name, value] of typed) methods.setValue(name as Path<AgentValues>, value, { shouldDirty: true });
    },
    [methods],
  );

  const unsaved = useCallback(() => changedValues(methods.getValues(), before.current), [methods]);
  const hasChanges = useCallback(() => Object.keys(unsaved()).length > 0, [unsaved]);
  /** What is in the form is of no concern any more: leaving it loses nothing. */
  const release = useCallback(() => {
    before.current = methods.getValues();
    forgetChanges();
  }, [methods, forgetChanges]);

  // It was changed elsewhere, or comes newer than it was kept here.
  useEffect(() => {
    if (!agent) return;
    const server = valuesOf(agent);
    if (Object.keys(changedValues(server, before.current)).length > 0) show(server, before.current);
  }, [agent, show]);

  return { form, unsaved, hasChanges, release };
}

export type AgentFormState = ReturnType<typeof useAgentForm>;
