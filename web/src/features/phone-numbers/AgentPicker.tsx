import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useT } from '@/i18n/useT';
import { SHORTEST_SEARCH } from '@/list/listState';
import { Combobox } from '@/ui/Combobox';
import { Field } from '@/ui/Field';
import { useDebouncedCall } from '@/ui/useDebouncedCall';
import { LinkableAgentsDocument, type LinkableAgentsQuery } from './LinkAgents.generated';

type LinkableAgent = LinkableAgentsQuery['agents']['nodes'][number];

interface Props {
  /** Those that are linked already. */
  without: readonly string[];
  busy: boolean;
  onPick: (agentId: string) => void;
}

/** Finds an agent by a part of its name, and links it as soon as it is chosen. */
export function AgentPicker({ without, busy, onPick }: Props) {
  const t = useT();
  const [text, setText] = useState('');
  const [search, setSearch] = useState<string>();
  const ask = useDebouncedCall((next: string) => setSearch(next.length >= SHORTEST_SEARCH ? next : undefined), 250);
  const [{ data, fetching }] = useQuery({ query: LinkableAgentsDocument, variables: { filter: { search } } });

  // Texts that are too short for the API are looked for in what has come.
  const found = (data?.agents.nodes ?? []).filter(
    agent => !without.includes(agent.id) && agent.name.toLowerCase().includes(text.trim().toLowerCase()),
  );
  const thereIsNone = data !== undefined && search === undefined && data.agents.nodes.length === 0;
  if (thereIsNone) {
    return (
      <p className="text-muted">
        {t('phoneNumbers.noAgents')}{' '}
        <Link to="/ai-agents" search={{ dialog: 'new' }} className="font-medium text-accent-ink underline">
          {t('phoneNumbers.createAgent')}
        </Link>
      </p>
    );
  }
  return (
    <Field label={t('phoneNumbers.linkAgent')} hint={t('phoneNumbers.linkAgentHint')}>
      {control => (
        <Combobox<LinkableAgent>
          control={control}
          items={found}
          selected={null}
          onSelect={agent => {
            if (!agent || busy) return;
            onPick(agent.id);
            setText('');
            setSearch(undefined);
          }}
          text={text}
          onText={next => {
            setText(next);
            ask(next.trim());
          }}
          idOf={({ id }) => id}
          labelOf={({ name }) => name}
          render={({ name, language, isActive }) => (
            <span className="flex items-center justify-between gap-3">
              <span className="min-w-0 truncate">{name}</span>
              <span className="text-xs text-muted">{isActive ? language : t('phoneNumbers.agentInactive')}</span>
            </span>
          )}
          placeholder={t('phoneNumbers.linkAgentPlaceholder')}
          empty={fetching ? t('ui.loading') : t('list.nothingFound')}
        />
      )}
    </Field>
  );
}
