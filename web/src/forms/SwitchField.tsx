import { useController } from 'react-hook-form';
import { Switch } from '@/ui/Switch';

// Apart from the other fields: the log-in page has none, and must not load it.
export function SwitchField({ name, label, hint }: { name: string; label: string; hint?: string }) {
  const { field } = useController({ name });
  return <Switch label={label} {...(hint && { hint })} checked={field.value === true} onChange={field.onChange} />;
}
