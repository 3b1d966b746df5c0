import { type ComponentType, lazy, Suspense, useState } from 'react';
import { loadPart } from './loadPart';

/** A dialog whose code comes when it is first opened: a page must not wait for what most visits don't need. */
export function lazyDialog<Props extends { open: boolean }>(load: () => Promise<ComponentType<Props>>) {
  const Loaded = lazy(async () => ({ default: await loadPart(load) }));
  return function LazyDialog(props: Props) {
    // While it fades it goes on showing what it was about, although the page has nothing chosen any more.
    const [lastOpen, setLastOpen] = useState(props);
    if (props.open && lastOpen !== props) setLastOpen(props);
    if (!lastOpen.open) return null;
    return (
      <Suspense fallback={null}>
        <Loaded {...lastOpen} open={props.open} />
      </Suspense>
    );
  };
}
