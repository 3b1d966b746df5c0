import { useT } from '@/i18n/useT';
import { classes } from '@/ui/classes';
import { spans } from './search';

type Span = (typeof spans)[number];

export function SpanChoice({ value, onChange }: { value: Span; onChange: (span: Span) => void }) {
  const t = useT();
  return (
    <fieldset className="flex rounded-md border border-line bg-sunken p-0.5">
      <legend className="sr-only">{t('dashboard.span')}</legend>
      {spans.map(span => (
        <label
          key={span}
          className={classes(
            'inline-flex min-h-7 cursor-pointer items-center rounded px-2.5 text-xs font-medium has-focus-visible:outline-2',
            span === value ? 'bg-surface text-ink shadow-raised dark:bg-hover' : 'text-muted hover:text-ink',
          )}
        >
          <input
            type="radio"
            name="span"
            value={span}
            checked={span === value}
            onChange={() => onChange(span)}
            className="sr-only"
          />
          {t('dashboard.days', { days: Number(span) })}
        </label>
      ))}
    </fieldset>
  );
}
