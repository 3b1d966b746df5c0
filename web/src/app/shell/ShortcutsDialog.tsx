import type { ReactNode } from 'react';
import { useT } from '@/i18n/useT';
import { Dialog } from '@/ui/Dialog';
import { isApple } from './isApple';
import { places } from './navigation';
import { SingleKeysSwitch } from './SingleKeysSwitch';
import { useSingleKeys } from './singleKeys';

const Key = ({ children }: { children: ReactNode }) => (
  <kbd className="inline-grid min-w-6 place-items-center rounded border border-line bg-sunken px-1.5 py-0.5 font-sans text-xs">
    {children}
  </kbd>
);

function List({
  title,
  entries,
}: {
  title: string;
  entries: readonly (readonly [keys: readonly string[], label: string])[];
}) {
  return (
    <section className="grid gap-1">
      <h3 className="text-xs font-medium text-muted">{title}</h3>
      <dl className="divide-y divide-line">
        {entries.map(([keys, label]) => (
          <div key={label} className="flex min-h-9 items-center justify-between gap-4">
            <dt>{label}</dt>
            <dd className="flex gap-1">
              {keys.map(key => (
                <Key key={key}>{key}</Key>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function ShortcutsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  const singleKeys = useSingleKeys();
  const control = isApple ? '⌘' : 'Ctrl';
  return (
    <Dialog open={open} onClose={onClose} title={t('shortcuts.title')}>
      <div className="grid gap-5">
        <List
          title={t('shortcuts.always')}
          entries={[
            [[control, 'K'], t('shortcuts.palette')],
            [[control, 'Enter'], t('shortcuts.submit')],
            [['Esc'], t('shortcuts.close')],
          ]}
        />
        {singleKeys && (
          <List
            title={t('shortcuts.singleKeys')}
            entries={[
              [['?'], t('shortcuts.this')],
              [['J'], t('shortcuts.nextRow')],
              [['K'], t('shortcuts.previousRow')],
              [['Enter'], t('shortcuts.openRow')],
              ...places.map(({ letter, label }) => [['G', letter.toUpperCase()], t(label)] as const),
            ]}
          />
        )}
        <SingleKeysSwitch />
      </div>
    </Dialog>
  );
}
