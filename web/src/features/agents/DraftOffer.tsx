import { History } from 'lucide-react';
import { useT } from '@/i18n/useT';
import { Button } from '@/ui/Button';

/** What was typed here before and not saved, to be gone on with or thrown away. */
export function DraftOffer({ onTakeUp, onDiscard }: { onTakeUp: () => void; onDiscard: () => void }) {
  const t = useT();
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-md bg-accent-soft px-4 py-3 text-accent-ink"
    >
      <History aria-hidden className="size-4 shrink-0 max-sm:hidden" />
      <p className="min-w-48 flex-1">{t('agents.draftFound')}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={onTakeUp}>
          {t('agents.draftTakeUp')}
        </Button>
        <Button size="small" look="quiet" className="text-accent-ink" onClick={onDiscard}>
          {t('agents.draftDiscard')}
        </Button>
      </div>
    </div>
  );
}
