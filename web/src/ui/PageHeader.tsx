import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { useT } from '@/i18n/useT';

interface Props {
  title: string;
  description?: string;
  actions?: ReactNode;
}

// A page that is on its way has a heading too. What comes in its place takes the focus over.
let focusIsLost = false;

/** The page's heading, which is also the title of the tab and takes the focus when the page is gone to. */
export function PageHeader({ title, description, actions }: Props) {
  const t = useT();
  useEffect(() => {
    document.title = t('app.title', { page: title });
  }, [t, title]);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const own = heading.current;
    if (focusIsLost && document.activeElement === document.body) own?.focus({ preventScroll: true });
    focusIsLost = false;
    return () => {
      focusIsLost = document.activeElement === own;
    };
  }, []);
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 ref={heading} tabIndex={-1} className="text-xl font-semibold tracking-tight wrap-anywhere">
          {title}
        </h1>
        {description && <p className="mt-1 max-w-2xl text-muted">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}
