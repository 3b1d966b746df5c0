import { ArrowUp } from 'lucide-react';
import { useT } from '@/i18n/useT';
import { Button } from '@/ui/Button';

interface Props {
  count: number;
  onShow: () => void;
  /** What is new, in the words of the list. */
  label?: string;
}

/** Tells politely that there is more than the list shows, and loads it. */
export function NewEntries({ count, onShow, label }: Props) {
  const t = useT();
  return (
    <div role="status" className="empty:hidden">
      {count > 0 && (
        <div className="flex justify-center border-b border-line bg-accent-soft py-1.5">
          <Button size="small" look="quiet" onClick={onShow} className="text-accent-ink">
            <ArrowUp aria-hidden className="size-4" />
            {label ?? t('list.newEntries', { count })}
          </Button>
        </div>
      )}
    </div>
  );
}
