import { useEffect, useState } from 'react';

/** Copies a text, and tells for a moment that it was copied. */
export function useCopying() {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = (text: string) => void navigator.clipboard.writeText(text).then(() => setIsCopied(true));
  return { isCopied, copy };
}
