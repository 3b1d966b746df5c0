import type { ReactNode } from 'react';
import { classes } from './classes';

const tones = {
  neutral: 'bg-sunken text-muted',
  success: 'bg-success-soft text-success-ink',
  warning: 'bg-warning-soft text-warning-ink',
  danger: 'bg-danger-soft text-danger-ink',
  accent: 'bg-accent-soft text-accent-ink',
};

export type Tone = keyof typeof tones;

/** A state in a word. The dot is for the eye; the word carries the meaning. */
export function StatusBadge({ tone, pulse, children }: { tone: Tone; pulse?: boolean; children: ReactNode }) {
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1.5 rounded-full px-2 py-0.5 text-xs font-medium whitespace-nowrap',
        tones[tone],
      )}
    >
      <span aria-hidden className={classes('size-1.5 rounded-full bg-current', pulse && 'animate-pulse')} />
      {children}
    </span>
  );
}
