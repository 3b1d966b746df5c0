import { useErrorText } from '@/graphql/useErrorText';
import type { Outcome } from './useApiForm';
import type { UserError } from './userErrors';
import { useUserErrorText } from './useUserErrorText';

/** What went wrong with a mutation that has no form, in a sentence; undefined if nothing did. */
export function useProblemOf() {
  const errorText = useErrorText();
  const userErrorText = useUserErrorText();
  return ({ payload, error }: Outcome<{ readonly userErrors: readonly UserError[] }>): string | undefined => {
    if (error) return errorText(error);
    const mistakes = payload?.userErrors ?? [];
    return mistakes.length > 0 ? mistakes.map(userErrorText).join(' ') : undefined;
  };
}
