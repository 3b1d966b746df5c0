interface Props {
  label: string;
  hint?: string;
  /** Where the eye sees from the surroundings what it switches. */
  hideLabel?: boolean;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}

/** The browser's own checkbox, in the look of a switch: its thumb is the shape within. */
export function Switch({ label, hint, hideLabel, checked, onChange, disabled }: Props) {
  return (
    <label className="flex items-start gap-3 text-sm">
      <input
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells by itself whether it is checked.
        role="switch"
        checked={checked}
        onChange={event => onChange(event.target.checked)}
        disabled={disabled}
        className="mt-0.5 flex h-6 w-10 shrink-0 appearance-none rounded-full border border-line-strong bg-line-strong p-0.5 transition-colors before:aspect-square before:h-full before:rounded-full before:bg-white before:shadow-raised before:transition-transform checked:border-accent checked:bg-accent checked:before:translate-x-4 disabled:opacity-60"
      />
      <span className={hideLabel ? 'sr-only' : undefined}>
        <span className="font-medium">{label}</span>
        {hint && <span className="block text-xs text-muted">{hint}</span>}
      </span>
    </label>
  );
}
