/** A length of time as a clock writes it: 4:05, or 1:02:09. */
export function Duration({ seconds }: { seconds: number }) {
  const two = (part: number) => String(part).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const text = hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  return (
    <time dateTime={`PT${seconds}S`} className="tabular-nums">
      {text}
    </time>
  );
}
