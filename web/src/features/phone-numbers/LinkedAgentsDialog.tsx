import { Link2Off } from 'lucide-react';
import { useState } from 'react';
import { useMutation } from 'urql';
import { useProblemOf } from '@/forms/useProblemOf';
import { useT } from '@/i18n/useT';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { AgentPicker } from './AgentPicker';
import { LinkPhonesDocument, UnlinkPhonesDocument } from './LinkAgents.generated';
import type { PhoneNumberRowFragment } from './PhoneNumbers.generated';

interface Props {
  open: boolean;
  phoneNumber: PhoneNumberRowFragment | undefined;
  onClose: () => void;
}

export function LinkedAgentsDialog({ open, phoneNumber, onClose }: Props) {
  const t = useT();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('phoneNumbers.links')}
      description={phoneNumber && t('phoneNumbers.linksText', { number: phoneNumber.numberFormatted })}
    >
      {phoneNumber && <LinkedAgents phoneNumber={phoneNumber} />}
    </Dialog>
  );
}

function LinkedAgents({ phoneNumber: { id, linkedAgents } }: { phoneNumber: PhoneNumberRowFragment }) {
  const t = useT();
  const [{ fetching: linking }, link] = useMutation(LinkPhonesDocument);
  const [{ fetching: unlinking }, unlink] = useMutation(UnlinkPhonesDocument);
  const problemOf = useProblemOf();
  const [problem, setProblem] = useState<string>();

  async function add(agentId: string) {
    const { data, error } = await link({ input: { agentId, phoneNumberIds: [id] } });
    setProblem(problemOf({ payload: data?.linkPhones, error }));
  }
  async function remove(agentId: string) {
    const { data, error } = await unlink({ input: { agentId, phoneNumberIds: [id] } });
    setProblem(problemOf({ payload: data?.unlinkPhones, error }));
  }

  return (
    <div className="grid gap-4">
      {linkedAgents.length === 0 ? (
        <p className="rounded-md bg-sunken px-3 py-3 text-muted">{t('phoneNumbers.noLinks')}</p>
      ) : (
        <ul aria-label={t('phoneNumbers.linkedAgents')} className="divide-y divide-line rounded-md border border-line">
          {linkedAgents.map(agent => (
            <li key={agent.id} className="flex min-h-11 items-center justify-between gap-3 py-1 pr-2 pl-3">
              <span className="min-w-0 truncate">
                {agent.name}
                {!agent.isActive && <span className="ml-2 text-xs text-muted">{t('phoneNumbers.agentInactive')}</span>}
              </span>
              <Button
                look="quiet"
                size="small"
                busy={unlinking}
                aria-label={t('phoneNumbers.unlinkAgent', { name: agent.name })}
                onClick={() => remove(agent.id)}
              >
                <Link2Off aria-hidden className="size-4" />
                {t('phoneNumbers.unlink')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <AgentPicker without={linkedAgents.map(agent => agent.id)} busy={linking} onPick={add} />
      {problem && (
        <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-danger-ink">
          {problem}
        </p>
      )}
    </div>
  );
}
