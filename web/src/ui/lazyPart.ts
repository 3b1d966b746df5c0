import { type ComponentType, lazy } from 'react';
import { loadPart } from './loadPart';

/** A heavy part of a page, on its way at once and beside the page's data. It is shown in a `Suspense`. */
export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>) {
  const loaded = loadPart(load).then(part => ({ default: part }));
  // Whoever shows it meets the error.
  loaded.catch(() => undefined);
  return lazy(() => loaded);
}
