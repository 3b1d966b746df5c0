import { Menu as MenuIcon, Search } from 'lucide-react';
import { useT } from '@/i18n/useT';
import { IconButton } from '@/ui/Button';
import { AccountMenu } from './AccountMenu';
import { isApple } from './isApple';
import { Logo } from './Logo';

export function TopBar({ onMenu, onPalette }: { onMenu: () => void; onPalette: () => void }) {
  const t = useT();
  return (
    <header className="sticky top-0 z-30 flex h-14 items-center gap-3 border-b border-line bg-surface/95 px-4 backdrop-blur-sm sm:px-8">
      <IconButton label={t('nav.open')} onClick={onMenu} className="md:hidden">
        <MenuIcon aria-hidden className="size-5" />
      </IconButton>
      <span className="md:hidden">
        <Logo narrow />
      </span>
      <button
        type="button"
        onClick={onPalette}
        className="ml-auto inline-flex min-h-9 items-center gap-2 rounded-md border border-line bg-surface px-3 text-muted shadow-raised hover:bg-hover hover:text-ink md:ml-0 md:w-72"
      >
        <Search aria-hidden className="size-4" />
        <span className="max-sm:sr-only">{t('palette.open')}</span>
        <kbd className="ml-auto rounded border border-line bg-sunken px-1.5 font-sans text-xs max-md:hidden">
          {isApple ? '⌘K' : 'Ctrl K'}
        </kbd>
      </button>
      <div className="md:ml-auto">
        <AccountMenu />
      </div>
    </header>
  );
}
