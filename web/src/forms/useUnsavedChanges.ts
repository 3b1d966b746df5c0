import { createContext, useCallback, useContext, useId, useLayoutEffect } from 'react';

/** What becomes of something typed that is not saved: it is gone, or kept as a draft; or it is on its way, and may be saved yet. */
export type Unsaved = 'lost' | 'kept' | 'sent';

/** What is around a form, a dialog or the page, and asks before it is left: see `useUnsavedGuard`. */
export interface UnsavedScope {
  tell: (form: string, unsaved: Unsaved | undefined) => void;
  /** Goes on at once if nothing would be lost, else when somebody says so. A draft `isLost` too where it is not kept any longer. */
  leave: (goOn: () => void, isLost?: boolean) => void;
}

export const UnsavedContext = createContext<UnsavedScope | undefined>(undefined);

/**
 * Tells what is around a form what would become of something typed. `useApiForm` does it for its forms. Call what it returns when
 * all is saved, before going on: the form itself learns that only when it is drawn again.
 */
export function useUnsavedChanges(unsaved: Unsaved | undefined): () => void {
  const scope = useContext(UnsavedContext);
  const form = useId();
  useLayoutEffect(() => {
    scope?.tell(form, unsaved);
    return () => scope?.tell(form, undefined);
  }, [scope, form, unsaved]);
  return useCallback(() => scope?.tell(form, undefined), [scope, form]);
}
