import { useState } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { useIntl } from 'react-intl';
import { useField } from '@/forms/fields';
import { useT } from '@/i18n/useT';
import { Combobox } from '@/ui/Combobox';
import { Field } from '@/ui/Field';
import type { AgentValues } from './agentValues';
import { findLanguages, languageName } from './languages';

/** A language by its name in the viewer's language, or by its tag. */
export function LanguageField() {
  const t = useT();
  const { locale } = useIntl();
  const { error } = useField({ name: 'language' });
  const { control: formControl } = useFormContext<AgentValues>();
  const { field } = useController({ name: 'language', control: formControl });
  const nameOf = (tag: string) => languageName(tag, locale);
  // Undefined while nothing is being looked for: then the box tells what is chosen.
  const [typed, setTyped] = useState<string>();
  const chosen = field.value ? nameOf(field.value) : '';

  return (
    <Field label={t('agents.language')} hint={t('agents.languageHint')} error={error}>
      {control => (
        <Combobox<string>
          control={control}
          inputRef={field.ref}
          items={findLanguages(typed ?? '', locale)}
          selected={field.value || null}
          onSelect={tag => {
            field.onChange(tag ?? '');
            setTyped(undefined);
          }}
          text={typed ?? chosen}
          onText={text => setTyped(text === chosen ? undefined : text)}
          idOf={tag => tag}
          labelOf={nameOf}
          render={tag => (
            <span className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 truncate">{nameOf(tag)}</span>
              <code className="text-xs text-muted">{tag}</code>
            </span>
          )}
          placeholder={t('agents.languagePlaceholder')}
          empty={t('list.nothingFound')}
        />
      )}
    </Field>
  );
}
