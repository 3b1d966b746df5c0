import { Link } from '@tanstack/react-router';
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useState } from 'react';
import { useT } from '@/i18n/useT';
import { IconButton } from '@/ui/Button';
import { classes } from '@/ui/classes';
import { Logo } from './Logo';
import { places } from './navigation';

const KEY = 'sidebar';

export function NavigationLinks({ narrow = false, onGo }: { narrow?: boolean; onGo?: () => void }) {
  const t = useT();
  return (
    <nav aria-label={t('nav.label')}>
      <ul className="grid gap-0.5">
        {places.map(({ to, label, Icon }) => (
          <li key={to}>
            <Link
              to={to}
              onClick={() => onGo?.()}
              title={narrow ? t(label) : undefined}
              className={classes(
                'flex min-h-9 items-center gap-3 rounded-md px-2.5 py-1 font-medium text-muted hover:bg-hover hover:text-ink',
                narrow && 'justify-center',
              )}
              activeProps={{ className: 'bg-accent-soft text-accent-ink!' }}
            >
              <Icon aria-hidden className="size-4.5 shrink-0" />
              <span className={classes(narrow && 'sr-only')}>{t(label)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function Sidebar() {
  const t = useT();
  const [narrow, setNarrow] = useState(() => localStorage.getItem(KEY) === 'narrow');
  const toggle = () => {
    localStorage.setItem(KEY, narrow ? 'wide' : 'narrow');
    setNarrow(!narrow);
  };
  return (
    <aside
      className={classes(
        'sticky top-0 hidden h-dvh shrink-0 flex-col border-r border-line bg-surface p-3 md:flex',
        narrow ? 'w-16' : 'w-60',
      )}
    >
      <div className={classes('mb-4 flex h-9 items-center', narrow ? 'justify-center' : 'px-1.5')}>
        <Logo narrow={narrow} />
      </div>
      <NavigationLinks narrow={narrow} />
      <IconButton
        label={t(narrow ? 'nav.expand' : 'nav.collapse')}
        aria-expanded={!narrow}
        onClick={toggle}
        className={classes('mt-auto', narrow ? 'self-center' : 'self-end')}
      >
        {narrow ? <PanelLeftOpen aria-hidden className="size-4" /> : <PanelLeftClose aria-hidden className="size-4" />}
      </IconButton>
    </aside>
  );
}
