import { Switch as Base } from '@base-ui/react/switch';

interface Props {
  label: string;
  hint?: string;
  /** Where the eye sees from the surroundings what it switches. */
  hideLabel?: boolean;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}

export function Switch({ label, hint, hideLabel, checked, onChange, disabled }: Props) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch within is the control, and brings an input of its own.
    <label className="flex items-start gap-3 text-sm">
      <Base.Root
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        className="mt-0.5 flex h-6 w-10 shrink-0 rounded-full border border-line-strong bg-line-strong p-0.5 transition-colors data-checked:border-accent data-checked:bg-accent data-disabled:opacity-60"
      >
        <Base.Thumb className="aspect-square h-full rounded-full bg-white shadow-raised transition-transform data-checked:translate-x-4" />
      </Base.Root>
      <span className={hideLabel ? 'sr-only' : undefined}>
        <span className="font-medium">{label}</span>
        {hint && <span className="block text-xs text-muted">{hint}</span>}
      </span>
    </label>
  );
}
