import { type ReactNode, useId } from 'react';

export interface ControlProps {
  id: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
}

/** The id of the label, for what else it names. */
export const labelOfControl = ({ id }: ControlProps) => `${id}-label`;

interface Props {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: string | undefined;
  children: (control: ControlProps) => ReactNode;
}

/** A label above a control, and below it what to know or what to mend. */
export function Field({ label, hint, error, optional, children }: Props) {
  const id = useId();
  const about = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="grid gap-1.5">
      <label id={`${id}-label`} htmlFor={id} className="flex items-baseline justify-between gap-2 text-sm font-medium">
        {label}
        {optional && <span className="text-xs font-normal text-muted">{optional}</span>}
      </label>
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': about || undefined })}
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-xs font-medium text-danger-ink">
          {error}
        </p>
      )}
    </div>
  );
}
