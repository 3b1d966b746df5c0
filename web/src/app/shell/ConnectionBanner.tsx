import { CloudOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useConnection } from '@/graphql/connection';
import { useT } from '@/i18n/useT';

/** A break shorter than this is not worth a word. */
const PATIENCE = 2_000;

export function ConnectionBanner() {
  const t = useT();
  const connection = useConnection();
  const [shown, setShown] = useState<typeof connection>('connected');
  useEffect(() => {
    const timer = setTimeout(() => setShown(connection), connection === 'reconnecting' ? PATIENCE : 0);
    return () => clearTimeout(timer);
  }, [connection]);

  return (
    <div role="status">
      {shown !== 'connected' && (
        <p className="flex items-center justify-center gap-2 bg-warning-soft px-4 py-2 text-center text-warning-ink">
          <CloudOff aria-hidden className="size-4 shrink-0" />
          {t(`connection.${shown}`)}
        </p>
      )}
    </div>
  );
}
