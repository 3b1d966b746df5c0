import type { ComponentProps, ReactNode } from 'react';
import { get, useFormContext } from 'react-hook-form';
import type { MessageId } from '@/i18n/catalogues';
import { useT } from '@/i18n/useT';
import { Field } from '@/ui/Field';
import { type Choice, Input, Select, Textarea } from '@/ui/Input';

interface Common {
  name: string;
  label: string;
  hint?: ReactNode;
  optional?: boolean;
}

export function useField({ name, optional }: Pick<Common, 'name' | 'optional'>) {
  const t = useT();
  const { register, formState } = useFormContext();
  const error = get(formState.errors, name) as { type?: string; message?: string } | undefined;
  // The API's mistakes are sentences already; those of the schema are ids of the catalogue.
  const text = error?.message && (error.type === 'server' ? error.message : t(error.message as MessageId));
  return { registered: register(name), error: text, optional: optional ? t('form.optional') : undefined };
}

export function TextField({
  name,
  label,
  hint,
  optional,
  ...rest
}: Common &
  Pick<ComponentProps<'input'>, 'type' | 'autoComplete' | 'inputMode' | 'placeholder' | 'readOnly' | 'maxLength'>) {
  const field = useField({ name, ...(optional && { optional }) });
  return (
    <Field label={label} hint={hint} error={field.error} optional={field.optional}>
      {control => <Input {...rest} {...control} {...field.registered} />}
    </Field>
  );
}

export function TextareaField({
  name,
  label,
  hint,
  optional,
  ...rest
}: Common & Pick<ComponentProps<'textarea'>, 'rows' | 'placeholder' | 'maxLength'>) {
  const field = useField({ name, ...(optional && { optional }) });
  return (
    <Field label={label} hint={hint} error={field.error} optional={field.optional}>
      {control => <Textarea rows={4} {...rest} {...control} {...field.registered} />}
    </Field>
  );
}

export function SelectField({ name, label, hint, choices }: Common & { choices: readonly Choice[] }) {
  const field = useField({ name });
  return (
    <Field label={label} hint={hint} error={field.error}>
      {control => <Select choices={choices} {...control} {...field.registered} />}
    </Field>
  );
}
