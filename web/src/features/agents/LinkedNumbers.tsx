import { Link2Off } from 'lucide-react';
import { useRef, useState } from 'react';
import { useMutation } from 'urql';
import { useProblemOf } from '@/forms/useProblemOf';
import { useT } from '@/i18n/useT';
import { IconButton } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { PhoneNumberText } from '@/ui/PhoneNumberText';
import type { AgentDetailsFragment } from './Agent.generated';
import { LinkNumbersDocument, UnlinkNumbersDocument } from './LinkNumbers.generated';
import { NumberPicker } from './NumberPicker';

/** The numbers that an agent answers. Each is linked and unlinked at once, whatever becomes of the form beside. */
export function LinkedNumbers({ agent: { id, linkedPhones } }: { agent: AgentDetailsFragment }) {
  const t = useT();
  const [{ fetching: linking }, link] = useMutation(LinkNumbersDocument);
  const [{ fetching: unlinking }, unlink] = useMutation(UnlinkNumbersDocument);
  const problemOf = useProblemOf();
  const [problem, setProblem] = useState<string>();
  const input = useRef<HTMLInputElement>(null);

  async function add(phoneNumberId: string) {
    const { data, error } = await link({ input: { agentId: id, phoneNumberIds: [phoneNumberId] } });
    setProblem(problemOf({ payload: data?.linkPhones, error }));
  }
  async function remove(phoneNumberId: string) {
    if (unlinking) return;
    const { data, error } = await unlink({ input: { agentId: id, phoneNumberIds: [phoneNumberId] } });
    const wrong = problemOf({ payload: data?.unlinkPhones, error });
    setProblem(wrong);
    // The button that was pressed has gone with its number.
    if (!wrong) input.current?.focus();
  }

  return (
    <Card
      title={t('agents.linkedPhones')}
      aside={<span className="text-xs text-muted tabular-nums">{linkedPhones.length}</span>}
    >
      <div className="grid gap-4">
        {linkedPhones.length === 0 ? (
          <p className="text-muted">{t('agents.noLinks')}</p>
        ) : (
          <ul
            aria-label={t('agents.linkedPhones')}
            className="max-h-80 divide-y divide-line overflow-y-auto rounded-md border border-line"
          >
            {linkedPhones.map(number => (
              <li key={number.id} className="flex min-h-11 items-center justify-between gap-2 py-1 pr-1 pl-3">
                <span className="min-w-0">
                  <PhoneNumberText formatted={number.numberFormatted} e164={number.number} />
                  {number.label && <span className="block truncate text-xs text-muted">{number.label}</span>}
                </span>
                <IconButton
                  label={t('agents.unlinkNumber', { number: number.numberFormatted })}
                  aria-disabled={unlinking || undefined}
                  onClick={() => remove(number.id)}
                >
                  <Link2Off aria-hidden className="size-4" />
                </IconButton>
              </li>
            ))}
          </ul>
        )}
        <NumberPicker
          label={t('agents.linkNumber')}
          hint={t('agents.linkNumberHint')}
          inputRef={input}
          without={linkedPhones.map(number => number.id)}
          busy={linking}
          onPick={number => add(number.id)}
        />
        {problem && (
          <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-danger-ink">
            {problem}
          </p>
        )}
      </div>
    </Card>
  );
}
