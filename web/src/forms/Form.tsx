import type { ReactNode } from 'react';
import { type FieldValues, FormProvider } from 'react-hook-form';
import { Button } from '@/ui/Button';
import type { ApiForm } from './useApiForm';

interface Props<Values extends FieldValues> {
  form: ApiForm<Values>;
  submitLabel: string;
  children: ReactNode;
  /** Beside the button that submits. */
  actions?: ReactNode;
  /** Whether the button is as wide as the form. */
  wideButton?: boolean;
}

export function Form<Values extends FieldValues>({ form, submitLabel, children, actions, wideButton }: Props<Values>) {
  return (
    <FormProvider {...form.methods}>
      <form
        noValidate
        onSubmit={form.onSubmit}
        onKeyDown={event => {
          // From within a long text too, where Enter alone begins a line.
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
        }}
        className="grid gap-4"
      >
        {children}
        {form.problem && (
          <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-danger-ink">
            {form.problem}
          </p>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          {actions}
          <Button
            type="submit"
            look="primary"
            busy={form.methods.formState.isSubmitting}
            className={wideButton ? 'w-full' : ''}
          >
            {submitLabel}
          </Button>
        </div>
      </form>
    </FormProvider>
  );
}
