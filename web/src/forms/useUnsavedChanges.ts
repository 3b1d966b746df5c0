import { createContext, useCallback, useContext, useEffect, useId } from 'react';

/** What is around a form, a dialog or the page, and asks before it is left: see `useUnsavedGuard`. */
export interface UnsavedScope {
  tell: (form: string, isDirty: boolean) => void;
}

export const UnsavedContext = createContext<UnsavedScope | undefined>(undefined);

/**
 * Tells what is around a form whether something typed would be lost. `useApiForm` does it for its forms. Call what it returns when
 * all is saved, before going on: the form itself learns that only when it is drawn again.
 */
export function useUnsavedChanges(isDirty: boolean): () => void {
  const scope = useContext(UnsavedContext);
  const form = useId();
  useEffect(() => {
    scope?.tell(form, isDirty);
    return () => scope?.tell(form, false);
  }, [scope, form, isDirty]);
  return useCallback(() => scope?.tell(form, false), [scope, form]);
}
