import * as v from 'valibot';
import type { MessageId } from '@/i18n/catalogues';
import type { AgentDetailsFragment } from './Agent.generated';

const message = (id: MessageId) => id;
const needed = v.pipe(v.string(), v.trim(), v.nonEmpty(message('form.required')));

/** What is typed about an agent. Of how long a prompt may be the API is the judge: it says by how much to shorten it. */
export const agentSchema = v.object({
  name: v.pipe(needed, v.maxLength(100, message('form.tooLong'))),
  language: needed,
  voiceName: v.pipe(v.string(), v.trim(), v.maxLength(100, message('form.tooLong'))),
  isActive: v.boolean(),
  systemPrompt: needed,
  /** Chosen with a new agent only; those of an agent that is there are linked one by one. */
  phoneNumberIds: v.array(v.string()),
});

export type AgentValues = v.InferOutput<typeof agentSchema>;

export const newAgent: AgentValues = {
  name: '',
  language: 'en-IN',
  voiceName: '',
  // The API's default, told before it is asked.
  isActive: true,
  systemPrompt: '',
  phoneNumberIds: [],
};

export const valuesOf = (agent: AgentDetailsFragment): AgentValues => ({
  name: agent.name,
  language: agent.language,
  voiceName: agent.voiceName ?? '',
  isActive: agent.isActive,
  systemPrompt: agent.systemPrompt,
  phoneNumberIds: [],
});

/** The values that differ: what is kept as a draft, and all that is sent, so that others' changes of the rest stay. */
export function changedValues(values: AgentValues, before: AgentValues): Partial<AgentValues> {
  const isChanged = ([name, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(before[name as keyof AgentValues]);
  return Object.fromEntries(Object.entries(values).filter(isChanged));
}
