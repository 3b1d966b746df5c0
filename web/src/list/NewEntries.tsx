import { ArrowUp } from 'lucide-react';
import { useEffect } from 'react';
import { useT } from '@/i18n/useT';
import { Button } from '@/ui/Button';
import { fromHeading } from '@/ui/focusHeading';

interface Props {
  count: number;
  onShow: () => void;
  /** What is new, in the words of the list. */
  label?: string;
  /** There was nothing yet that could move under the pointer: the first is shown without being asked for. */
  atOnce: boolean;
}

/** Tells politely that there is more than the list shows, and loads it. */
export function NewEntries({ count, onShow, label, atOnce }: Props) {
  const t = useT();
  const isFirst = atOnce && count > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, not whenever the page is drawn.
  useEffect(() => {
    if (isFirst) onShow();
  }, [isFirst]);
  return (
    <div role="status" className="empty:hidden">
      {count > 0 && !isFirst && (
        <div className="flex justify-center border-b border-line bg-accent-soft py-1.5">
          <Button size="small" look="quiet" onClick={fromHeading(onShow)} className="text-accent-ink">
            <ArrowUp aria-hidden className="size-4" />
            {label ?? t('list.newEntries', { count })}
          </Button>
        </div>
      )}
    </div>
  );
}
