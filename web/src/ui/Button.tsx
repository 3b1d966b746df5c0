import { LoaderCircle } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classes } from './classes';

const looks = {
  primary: 'bg-accent text-on-accent shadow-raised hover:bg-accent-hover border border-transparent',
  secondary: 'bg-surface text-ink border border-line shadow-raised hover:bg-hover',
  quiet: 'text-muted hover:bg-hover hover:text-ink border border-transparent',
  danger: 'bg-danger text-on-danger shadow-raised hover:bg-danger-hover border border-transparent',
};

export type ButtonLook = keyof typeof looks;

export const buttonClasses = (look: ButtonLook = 'secondary', size: 'small' | 'medium' = 'medium') =>
  classes(
    'inline-flex items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap transition-colors',
    'disabled:opacity-60 aria-disabled:opacity-60',
    size === 'small' ? 'min-h-7 px-2.5 py-0.5 text-[0.8125rem]' : 'min-h-9 px-3.5 py-1.5 text-sm',
    looks[look],
  );

interface Props extends ComponentProps<'button'> {
  look?: ButtonLook;
  size?: 'small' | 'medium';
  /** Something is under way: it can't be pressed again, and keeps the focus. */
  busy?: boolean;
}

export function Button({ look, size, busy = false, className, children, onClick, type = 'button', ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={busy || rest['aria-disabled'] || undefined}
      aria-busy={busy || undefined}
      onClick={event => (busy ? event.preventDefault() : onClick?.(event))}
      className={classes(buttonClasses(look, size), className)}
    >
      {busy && <LoaderCircle aria-hidden className="size-4 animate-spin" />}
      {children}
    </button>
  );
}

/** A button that is only a picture; the label is for those who don't see it. */
export function IconButton({ label, className, children, ...rest }: ComponentProps<'button'> & { label: string }) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      {...rest}
      className={classes(
        'inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink',
        className,
      )}
    >
      {children}
    </button>
  );
}
