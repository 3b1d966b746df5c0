import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { session, useSession } from '@/features/session/currentSession';
import { LanguageProvider } from '@/i18n/LanguageProvider';
import { router } from './router';
import { Unreachable } from './Unreachable';

// Once for the page, not for each time that it is drawn.
const started = session.start();

export function App() {
  const { status, epoch } = useSession();
  const isReady = status !== 'starting' && status !== 'unreachable';

  // Who may see what has changed: pages are guarded anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the epoch is what tells of the change.
  useEffect(() => {
    if (isReady) started.then(() => router.invalidate());
  }, [isReady, epoch]);

  return (
    <LanguageProvider>
      {status === 'unreachable' && <Unreachable />}
      {isReady && <RouterProvider router={router} />}
    </LanguageProvider>
  );
}
