import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { classes, control } from './classes';
import { useDebouncedCall } from './useDebouncedCall';

interface Props {
  label: string;
  placeholder: string;
  hint?: string | undefined;
  value: string;
  /** Called when the typing has paused. */
  onSearch: (text: string) => void;
}

export function SearchBox({ label, placeholder, hint, value, onSearch }: Props) {
  const [text, setText] = useState(value);
  const told = useRef(value);
  const tell = useDebouncedCall((next: string) => {
    told.current = next;
    onSearch(next);
  }, 250);

  // The address changed by other means than this box: the back button, a chip that was removed.
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setText(value);
  }, [value]);

  return (
    <label className="relative block w-full sm:w-auto sm:min-w-52 sm:flex-1">
      <span className="sr-only">{label}</span>
      <Search aria-hidden className="pointer-events-none absolute top-2.5 left-3 size-4 text-muted" />
      <input
        type="search"
        value={text}
        placeholder={placeholder}
        onChange={event => {
          setText(event.target.value);
          tell(event.target.value);
        }}
        className={classes(control, 'pl-9')}
      />
      {hint && <span className="mt-1 block text-xs text-muted">{hint}</span>}
    </label>
  );
}
