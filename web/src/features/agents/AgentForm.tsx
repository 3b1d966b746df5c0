import { type ReactNode, useEffect } from 'react';
import { Form } from '@/forms/Form';
import { TextField } from '@/forms/fields';
import { SwitchField } from '@/forms/SwitchField';
import { useT } from '@/i18n/useT';
import { classes } from '@/ui/classes';
import { DraftOffer } from './DraftOffer';
import { LanguageField } from './LanguageField';
import { NumbersField } from './NumbersField';
import { PromptField } from './PromptField';
import type { useAgentDraft } from './useAgentDraft';
import type { AgentFormState } from './useAgentForm';

interface Props {
  state: AgentFormState;
  draft: ReturnType<typeof useAgentDraft>;
  isNew: boolean;
  submitLabel: string;
  /** Beside the button that saves. */
  actions?: ReactNode;
}

/** All that is typed about an agent. */
export function AgentForm({ state: { form }, draft, isNew, submitLabel, actions }: Props) {
  const t = useT();
  const { isDirty, errors, submitCount } = form.methods.formState;
  const hasMistakes = Object.keys(errors).length > 0;
  // A field that has the focus already is not scrolled to by taking it again.
  useEffect(() => {
    if (submitCount > 0 && hasMistakes) document.activeElement?.scrollIntoView({ block: 'nearest' });
  }, [submitCount, hasMistakes]);

  return (
    <Form
      form={form}
      sticky
      submitLabel={submitLabel}
      actions={
        <>
          <span role="status" className={classes('mr-auto text-xs', hasMistakes ? 'text-danger-ink' : 'text-muted')}>
            {hasMistakes ? t('agents.mistakes') : isDirty && t('agents.unsaved')}
          </span>
          {actions}
        </>
      }
    >
      {draft.offered && <DraftOffer onTakeUp={draft.takeUp} onDiscard={draft.forget} />}
      <TextField name="name" autoComplete="off" label={t('agents.name')} hint={t('agents.nameHint')} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <LanguageField />
        <TextField
          name="voiceName"
          autoComplete="off"
          label={t('agents.voiceName')}
          hint={t('agents.voiceNameHint')}
          optional
        />
      </div>
      <SwitchField name="isActive" label={t('agents.isActive')} hint={t('agents.isActiveHint')} />
      {isNew && <NumbersField />}
      <PromptField />
    </Form>
  );
}
