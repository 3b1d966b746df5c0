import { valibotResolver } from '@hookform/resolvers/valibot';
import { type SubmitEventHandler, useState } from 'react';
import { type DefaultValues, type FieldValues, type Path, type UseFormReturn, useForm } from 'react-hook-form';
import type { CombinedError } from 'urql';
import type { GenericSchema } from 'valibot';
import { useErrorText } from '@/graphql/useErrorText';
import { sortUserErrors, type UserError } from './userErrors';
import { useUnsavedChanges } from './useUnsavedChanges';
import { useUserErrorText } from './useUserErrorText';

/** The payload of a mutation, or why there is none. */
export interface Outcome<Payload> {
  payload: Payload | null | undefined;
  error: CombinedError | undefined;
}

interface Options<Values extends FieldValues, Payload> {
  /** What can be known to be wrong without asking. Its messages are ids of the catalogue. The API remains the judge. */
  schema: GenericSchema<Values, Values>;
  defaultValues: DefaultValues<Values>;
  submit: (values: Values) => Promise<Outcome<Payload>>;
  onDone: (payload: Payload, values: Values) => void;
  /** Whoever has the form keeps a draft of it: leaving it is asked about in other words. */
  keepsDraft?: boolean;
}

export interface ApiForm<Values extends FieldValues> {
  methods: UseFormReturn<Values>;
  onSubmit: SubmitEventHandler<HTMLFormElement>;
  /** What is wrong with the whole, not with one field. */
  problem: string | undefined;
  /** What is in the form is of no concern any more: nothing asks before it is left. */
  forgetChanges: () => void;
}

/**
 * A form that sends its values to a mutation: mistakes appear beside their fields, the first of them gets the focus, and what was
 * typed stays, and the dialog or the page around the form asks before it is lost.
 */
export function useApiForm<Values extends FieldValues, Payload extends { readonly userErrors: readonly UserError[] }>({
  schema,
  defaultValues,
  submit,
  onDone,
  keepsDraft,
}: Options<Values, Payload>): ApiForm<Values> {
  const methods = useForm<Values>({ resolver: valibotResolver(schema), defaultValues });
  const [problem, setProblem] = useState<string>();
  const { isDirty, isSubmitting } = methods.formState;
  const unsaved = isSubmitting ? 'sent' : keepsDraft ? 'kept' : 'lost';
  const forgetChanges = useUnsavedChanges(isDirty ? unsaved : undefined);
  const errorText = useErrorText();
  const userErrorText = useUserErrorText();

  const onSubmit = methods.handleSubmit(async values => {
    setProblem(undefined);
    const sent = JSON.stringify(methods.getValues());
    const { payload, error } = await submit(values);
    if (!payload) {
      if (error) setProblem(errorText(error));
      return;
    }
    if (payload.userErrors.length === 0) {
      // What was typed while it was being saved is not.
      if (JSON.stringify(methods.getValues()) === sent) forgetChanges();
      onDone(payload, values);
      return;
    }
    const { fields, others } = sortUserErrors(payload.userErrors, Object.keys(values));
    fields.forEach(([name, mistake], index) => {
      methods.setError(
        name as Path<Values>,
        { type: 'server', message: userErrorText(mistake) },
        { shouldFocus: index === 0 },
      );
    });
    if (others.length > 0) setProblem(others.map(userErrorText).join(' '));
  });

  return { methods, onSubmit: event => void onSubmit(event), problem, forgetChanges };
}
