import type { ReactNode } from 'react';
import { type FieldValues, FormProvider } from 'react-hook-form';
import { Button } from '@/ui/Button';
import { classes } from '@/ui/classes';
import type { ApiForm } from './useApiForm';

interface Props<Values extends FieldValues> {
  form: ApiForm<Values>;
  submitLabel: string;
  children: ReactNode;
  /** Beside the button that submits. */
  actions?: ReactNode;
  /** Whether the button is as wide as the form. */
  wideButton?: boolean;
  /** For a form higher than the screen, in a card: its buttons stay in sight. */
  sticky?: boolean;
}

export function Form<Values extends FieldValues>({
  form,
  submitLabel,
  children,
  actions,
  wideButton,
  sticky,
}: Props<Values>) {
  return (
    <FormProvider {...form.methods}>
      <form
        noValidate
        onSubmit={form.onSubmit}
        onKeyDown={event => {
          // From within a long text too, where Enter alone begins a line.
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
        }}
        // What has the focus is not hidden behind the buttons, nor is the mistake below it.
        className={classes('grid gap-4', sticky && '[&_:is(input,button)]:scroll-mb-28 [&_textarea]:scroll-mb-36')}
      >
        {children}
        <div
          className={classes(
            'grid gap-4',
            sticky && 'sticky bottom-0 z-10 -mx-5 -mb-5 gap-3 border-t border-line bg-surface px-5 py-3',
          )}
        >
          {form.problem && (
            <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-danger-ink">
              {form.problem}
            </p>
          )}
          <div className="flex flex-wrap items-center justify-end gap-2">
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
        </div>
      </form>
    </FormProvider>
  );
}
