import { Check, Copy } from 'lucide-react';
import { useT } from '@/i18n/useT';
import { IconButton } from './Button';
import { useCopying } from './useCopying';

export function CopyButton({ text, label }: { text: string; label?: string }) {
  const t = useT();
  const { isCopied, copy } = useCopying();
  return (
    <IconButton
      label={isCopied ? t('ui.copied') : (label ?? t('ui.copy'))}
      className="size-7"
      onClick={() => copy(text)}
    >
      {isCopied ? <Check aria-hidden className="size-3.5" /> : <Copy aria-hidden className="size-3.5" />}
    </IconButton>
  );
}
