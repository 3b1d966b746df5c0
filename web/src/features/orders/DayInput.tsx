import { useEffect, useId, useRef, useState } from 'react';
import { Input } from '@/ui/Input';
import { useDebouncedCall } from '@/ui/useDebouncedCall';

interface Props {
  label: string;
  value: string | undefined;
  onDay: (day: string | undefined) => void;
}

/** While a year is typed it is one of the first centuries: no order is as old as that. */
const FIRST_DAY = '2000-01-01';

/** The browser's own box for a day. It tells when the typing has paused, and only of whole days. */
export function DayInput({ label, value = '', onDay }: Props) {
  const id = useId();
  const [text, setText] = useState(value);
  const told = useRef(value);
  const tell = useDebouncedCall((next: string) => {
    if (next && next < FIRST_DAY) return;
    told.current = next;
    onDay(next || undefined);
  }, 400);

  // The address changed by other means than this box.
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setText(value);
  }, [value]);

  return (
    <label
      htmlFor={id}
      className="grid min-w-34 flex-1 gap-x-2 gap-y-1 text-xs text-muted sm:flex sm:flex-none sm:items-center"
    >
      {label}
      <Input
        id={id}
        type="date"
        min={FIRST_DAY}
        max="9999-12-31"
        value={text}
        onChange={event => {
          setText(event.target.value);
          tell(event.target.value);
        }}
        className="sm:w-38"
      />
    </label>
  );
}
