import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classes, control } from './classes';

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={classes(control, className)} />;
}

export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea {...rest} className={classes(control, 'leading-relaxed', className)} />;
}

export interface Choice<Value extends string = string> {
  value: Value;
  label: string;
}

interface SelectProps extends ComponentProps<'select'> {
  choices: readonly Choice[];
}

/** The browser's own: phones show it as their people know it. */
export function Select({ choices, className, ...rest }: SelectProps) {
  return (
    <span className={classes('relative block', className)}>
      <select {...rest} className={classes(control, 'appearance-none pr-8')}>
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-2.5 right-2.5 size-4 text-muted" />
    </span>
  );
}
