import { CSPProvider } from '@base-ui/react/csp-provider';
import { Outlet } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import type { SessionUser } from '@/features/session/currentSession';
import { useUnsavedGuard } from '@/forms/useUnsavedGuard';
import { useT } from '@/i18n/useT';
import { lazyDialog } from '@/ui/lazyDialog';
import { lazyPart } from '@/ui/lazyPart';
import { SkeletonRows } from '@/ui/Skeleton';
import { ConnectionBanner } from './ConnectionBanner';
import { Sidebar } from './Sidebar';
import { TopBar } from './TopBar';
import { useShortcuts } from './useShortcuts';

const Toaster = lazyPart(async () => (await import('@/ui/Toaster')).Toaster);
const Palette = lazyDialog(async () => (await import('./Palette')).Palette);
const ShortcutsDialog = lazyDialog(async () => (await import('./ShortcutsDialog')).ShortcutsDialog);
const PhoneMenu = lazyDialog(async () => (await import('./PhoneMenu')).PhoneMenu);
const LogInDialog = lazyDialog(async () => (await import('@/features/session/LogInDialog')).LogInDialog);

/** What is around every page of a user's. */
export function Shell({ user, isExpired }: { user: SessionUser; isExpired: boolean }) {
  const t = useT();
  const [menuIsOpen, setMenuIsOpen] = useState(false);
  const shortcuts = useShortcuts();
  const { guarded } = useUnsavedGuard('page');

  return (
    // The page's policy forbids styles that components would write into it.
    <CSPProvider disableStyleElements>
      <a
        href="#content"
        className="sr-only rounded-md bg-accent px-4 py-2 font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-60"
      >
        {t('nav.skip')}
      </a>
      {guarded(
        <>
          <div className="flex min-h-dvh">
            <Sidebar />
            <div className="flex min-w-0 flex-1 flex-col">
              <TopBar onMenu={() => setMenuIsOpen(true)} onPalette={() => shortcuts.open('palette')} />
              <ConnectionBanner />
              <main id="content" tabIndex={-1} className="mx-auto w-full max-w-6xl flex-1 px-4 py-6 sm:px-8 sm:py-8">
                <Suspense fallback={<SkeletonRows />}>
                  <Outlet />
                </Suspense>
              </main>
            </div>
          </div>
          <Palette
            open={shortcuts.opened === 'palette'}
            onClose={shortcuts.close}
            onShortcuts={() => shortcuts.open('shortcuts')}
          />
        </>,
      )}
      <PhoneMenu open={menuIsOpen} onClose={() => setMenuIsOpen(false)} />
      <ShortcutsDialog open={shortcuts.opened === 'shortcuts'} onClose={shortcuts.close} />
      <LogInDialog open={isExpired} user={user} />
      <Suspense fallback={null}>
        <Toaster />
      </Suspense>
    </CSPProvider>
  );
}
