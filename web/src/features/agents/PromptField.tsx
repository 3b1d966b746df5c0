import { useFormContext, useWatch } from 'react-hook-form';
import { useIntl } from 'react-intl';
import { useField } from '@/forms/fields';
import { useT } from '@/i18n/useT';
import { classes } from '@/ui/classes';
import { Field } from '@/ui/Field';
import { Textarea } from '@/ui/Input';
import type { AgentValues } from './agentValues';
import { LONGEST_PROMPT, promptLength, promptRoom } from './promptLength';

/** The prompt, in a box that grows with it up to most of the screen. */
export function PromptField() {
  const t = useT();
  const { registered, error } = useField({ name: 'systemPrompt' });
  return (
    <Field label={t('agents.systemPrompt')} hint={<PromptHint />} error={error}>
      {control => (
        <Textarea
          {...control}
          {...registered}
          spellCheck
          placeholder={t('agents.systemPromptPlaceholder')}
          // Browsers that don't let a box grow by itself show this much, and let it be pulled.
          className="field-sizing-content max-h-[60dvh] min-h-80 resize-y px-4 py-3"
        />
      )}
    </Field>
  );
}

function PromptHint() {
  const t = useT();
  const intl = useIntl();
  const { control } = useFormContext<AgentValues>();
  const length = promptLength(useWatch({ control, name: 'systemPrompt' }));
  const room = promptRoom(length);
  const left = Math.abs(LONGEST_PROMPT - length);
  return (
    <span className="flex flex-wrap justify-between gap-x-6 gap-y-1">
      <span>{t('agents.systemPromptHint')}</span>
      <span
        className={classes(
          'tabular-nums',
          room === 'scarce' && 'font-medium text-warning-ink',
          room === 'none' && 'font-medium text-danger-ink',
        )}
      >
        {t('agents.promptLength', { length, most: LONGEST_PROMPT })}
        {/* Heard once when it changes, not at each letter. */}
        <span role="status" className="sr-only">
          {room === 'scarce' && t('agents.promptScarce')}
          {room === 'none' && t('agents.promptFull')}
        </span>
        {room !== 'enough' && (
          <span aria-hidden>
            {' · '}
            {t(room === 'none' ? 'agents.promptOver' : 'agents.promptLeft', { count: intl.formatNumber(left) })}
          </span>
        )}
      </span>
    </span>
  );
}
