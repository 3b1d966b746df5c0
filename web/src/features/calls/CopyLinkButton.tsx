import { Check, Link2 } from 'lucide-react';
import { useT } from '@/i18n/useT';
import { Button } from '@/ui/Button';
import { useCopying } from '@/ui/useCopying';

/** Copies the address of a page of this client. */
export function CopyLinkButton({ path }: { path: string }) {
  const t = useT();
  const { isCopied, copy } = useCopying();
  const Picture = isCopied ? Check : Link2;
  return (
    <Button onClick={() => copy(new URL(path, window.location.origin).href)}>
      <Picture aria-hidden className="size-4" />
      <span aria-live="polite">{isCopied ? t('ui.copied') : t('calls.copyLink')}</span>
    </Button>
  );
}
