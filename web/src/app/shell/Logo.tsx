import { AudioLines } from 'lucide-react';
import { useT } from '@/i18n/useT';

export function Logo({ narrow = false }: { narrow?: boolean }) {
  const t = useT();
  return (
    <span className="inline-flex items-center gap-2.5 font-semibold tracking-tight">
      <span className="grid size-7 place-items-center rounded-lg bg-accent text-on-accent">
        <AudioLines aria-hidden className="size-4" />
      </span>
      <span className={narrow ? 'sr-only' : undefined}>{t('app.name')}</span>
    </span>
  );
}
