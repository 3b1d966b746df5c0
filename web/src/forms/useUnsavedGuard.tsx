import { useRouter } from '@tanstack/react-router';
import { type ReactNode, Suspense, useMemo, useRef, useState } from 'react';
import { useT } from '@/i18n/useT';
import { lazyPart } from '@/ui/lazyPart';
import { type Unsaved, UnsavedContext, type UnsavedScope } from './useUnsavedChanges';

// It comes beside the page, so that it is there when the network is not.
const ConfirmDialog = lazyPart(async () => (await import('@/ui/ConfirmDialog')).ConfirmDialog);

interface Guard {
  leave: UnsavedScope['leave'];
  /** Put around the forms. */
  guarded: (children: ReactNode) => ReactNode;
}

/**
 * Asks before what was typed into the forms within is lost: by another page, by the back button, by a reload. `of` says what is
 * left: a page is still there when only its filters change, a dialog goes with any step.
 */
export function useUnsavedGuard(of: 'page' | 'dialog'): Guard {
  const t = useT();
  const { history } = useRouter();
  // Not in the state: whoever types and goes back in the same moment is asked too, before anything is drawn.
  const dirty = useRef(new Map<string, Unsaved>());
  const unblock = useRef<() => void>(undefined);
  const [question, setQuestion] = useState<{ of: Unsaved; answer: (leaves: boolean) => void }>();

  const scope = useMemo<UnsavedScope>(() => {
    const mayLeave = async (isLost = false) => {
      if (dirty.current.size === 0) return true;
      const all = [...dirty.current.values()];
      const of = (['sent', 'lost'] as const).find(kind => all.includes(kind)) ?? (isLost ? 'lost' : 'kept');
      const leaves = await new Promise<boolean>(answer => setQuestion({ of, answer }));
      setQuestion(undefined);
      if (leaves) {
        dirty.current.clear();
        guard();
      }
      return leaves;
    };
    // Stands in the router's way for as long as something is unsaved.
    const guard = () => {
      unblock.current?.();
      unblock.current = undefined;
      if (dirty.current.size === 0) return;
      unblock.current = history.block({
        blockerFn: async ({ currentLocation, nextLocation }) => {
          if (of === 'page' && currentLocation.pathname === nextLocation.pathname) return false;
          return !(await mayLeave());
        },
      });
    };
    return {
      tell(form, unsaved) {
        if (unsaved) dirty.current.set(form, unsaved);
        else dirty.current.delete(form);
        guard();
      },
      leave(goOn, isLost) {
        mayLeave(isLost).then(leaves => leaves && goOn());
      },
    };
  }, [of, history]);

  const words = useWords(question?.of);
  return {
    leave: scope.leave,
    guarded: children => (
      <UnsavedContext value={scope}>
        {children}
        <Suspense fallback={null}>
          <ConfirmDialog
            open={question !== undefined}
            onClose={() => question?.answer(false)}
            title={words.title}
            cancelLabel={t('form.keepEditing')}
            confirmLabel={words.leave}
            onConfirm={() => question?.answer(true)}
          >
            {words.text}
          </ConfirmDialog>
        </Suspense>
      </UnsavedContext>
    ),
  };
}

/** The question, which stays the same while its dialog fades. */
function useWords(of: Unsaved | undefined) {
  const t = useT();
  const [last, setLast] = useState<Unsaved>('lost');
  if (of && of !== last) setLast(of);
  switch (of ?? last) {
    case 'sent':
      return { title: t('form.sentTitle'), text: t('form.sentText'), leave: t('form.leave') };
    case 'kept':
      return { title: t('form.leaveTitle'), text: t('form.leaveText'), leave: t('form.leave') };
    case 'lost':
      return { title: t('form.unsavedTitle'), text: t('form.unsavedText'), leave: t('form.discard') };
  }
}
