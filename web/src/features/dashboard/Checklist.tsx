import { Link, type LinkProps, linkOptions } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useEffect } from 'react';
import { useQuery } from 'urql';
import type { MessageId } from '@/i18n/catalogues';
import { useT } from '@/i18n/useT';
import { buttonClasses } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { classes } from '@/ui/classes';
import { ChecklistDocument } from './Dashboard.generated';

interface Step {
  title: MessageId;
  text: MessageId;
  isDone: boolean;
  link: LinkProps;
}

/** The way from a new account to the first call. Each step ticks itself, from what is there. */
export function Checklist({ hasCalls, changed }: { hasCalls: boolean; changed: unknown }) {
  const t = useT();
  const [{ data }, reload] = useQuery({ query: ChecklistDocument });
  useEffect(() => {
    if (changed) reload({ requestPolicy: 'network-only' });
  }, [changed, reload]);
  if (!data) return null;

  const numbers = data.phoneNumbers.nodes;
  const steps: Step[] = [
    {
      title: 'dashboard.step.number',
      text: 'dashboard.step.numberText',
      isDone: numbers.length > 0,
      link: linkOptions({ to: '/phone-numbers', search: { dialog: 'new' } }),
    },
    {
      title: 'dashboard.step.agent',
      text: 'dashboard.step.agentText',
      isDone: data.agents.nodes.length > 0,
      link: linkOptions({ to: '/ai-agents', search: { dialog: 'new' } }),
    },
    {
      title: 'dashboard.step.link',
      text: 'dashboard.step.linkText',
      isDone: numbers.some(({ linkedAgents }) => linkedAgents.length > 0),
      link: linkOptions({ to: '/phone-numbers', search: {} }),
    },
    {
      title: 'dashboard.step.call',
      text: 'dashboard.step.callText',
      isDone: hasCalls,
      link: linkOptions({ to: '/call-logs', search: { dialog: 'new' } }),
    },
  ];
  const next = steps.findIndex(({ isDone }) => !isDone);
  const done = steps.filter(({ isDone }) => isDone).length;
  if (next === -1) return null;

  return (
    <Card
      flush
      title={t('dashboard.checklist')}
      aside={<span className="text-xs text-muted">{t('dashboard.stepsDone', { done, all: steps.length })}</span>}
    >
      <ol className="divide-y divide-line">
        {steps.map(({ title, text, isDone, link }, index) => (
          <li key={title} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
            <span
              aria-hidden
              className={classes(
                'grid size-6 shrink-0 place-items-center rounded-full text-xs font-semibold',
                isDone ? 'bg-success-soft text-success-ink' : 'border border-line-strong text-muted',
              )}
            >
              {isDone ? <Check className="size-3.5" /> : index + 1}
            </span>
            <div className="min-w-0 flex-1">
              <p className={classes('font-medium', isDone && 'text-muted line-through')}>
                {t(title)}
                {isDone && <span className="sr-only"> ({t('dashboard.done')})</span>}
              </p>
              {!isDone && <p className="text-xs text-muted">{t(text)}</p>}
            </div>
            {!isDone && (
              <Link {...link} className={buttonClasses(index === next ? 'primary' : 'secondary', 'small')}>
                {t('dashboard.begin')}
                <span className="sr-only">: {t(title)}</span>
              </Link>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
