import { useState } from 'react';
import { useT } from '@/i18n/useT';
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

  async function undo(id: string) {
    toast(problemOf(await restore(id)) ?? restoredText);
  }

  async function run(id: string) {
    setBusy(true);
    const wrong = problemOf(await remove(id));
    setBusy(false);
    setProblem(wrong);
    if (wrong) return;
    onDone();
    toast(deletedText, { label: t('ui.undo'), onClick: () => void undo(id) });
  }

  return { busy, problem, run: (id: string) => void run(id), reset: () => setProblem(undefined) };
}
