import { Check, Link2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useT } from '@/i18n/useT';
import { Button } from '@/ui/Button';

/** Copies the address of a page of this client. */
export function CopyLinkButton({ path }: { path: string }) {
  const t = useT();
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const Picture = isCopied ? Check : Link2;
  return (
    <Button
      onClick={() =>
        navigator.clipboard.writeText(new URL(path, window.location.origin).href).then(() => setIsCopied(true))
      }
    >
      <Picture aria-hidden className="size-4" />
      <span aria-live="polite">{isCopied ? t('ui.copied') : t('calls.copyLink')}</span>
    </Button>
  );
}
