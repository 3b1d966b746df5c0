import { useRef, useState } from 'react';
import { useT } from '@/i18n/useT';
import { heading } from '@/ui/focusHeading';
import { toast } from '@/ui/toasts';
import type { Outcome } from './useApiForm';
import { useProblemOf } from './useProblemOf';
import type { UserError } from './userErrors';

type Payload = { readonly userErrors: readonly UserError[] };

interface Options {
  remove: (id: string) => Promise<Outcome<Payload>>;
  restore: (id: string) => Promise<Outcome<Payload>>;
  deletedText: string;
  restoredText: string;
  onDone: () => void;
}

/** Deletes, and offers to undo it. What goes wrong is told where it was asked for; after that, in a toast. */
export function useDeletion({ remove, restore, deletedText, restoredText, onDone }: Options) {
  const t = useT();
  const problemOf = useProblemOf();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const isDone = useRef(false);

  async function undo(id: string) {
    toast(problemOf(await restore(id)) ?? restoredText);
  }

  async function run(id: string) {
    isDone.current = false;
    setBusy(true);
    const wrong = problemOf(await remove(id));
    setBusy(false);
    setProblem(wrong);
    if (wrong) return;
    isDone.current = true;
    onDone();
    toast(deletedText, { label: t('ui.undo'), onClick: () => void undo(id) });
  }

  return {
    busy,
    problem,
    run: (id: string) => void run(id),
    reset: () => {
      isDone.current = false;
      setProblem(undefined);
    },
    /** For the dialog that asks: the row that it was opened from is no more. */
    finalFocus: () => (isDone.current ? heading() : undefined),
  };
}
