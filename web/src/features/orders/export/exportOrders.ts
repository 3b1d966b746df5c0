import type { CombinedError, OperationResult } from 'urql';
import { errorCode, retryAfterSeconds } from '@/graphql/errors';
import type { OrdersExportQuery } from './OrdersExport.generated';
import { orderLines } from './orderColumns';

/** How far an export has come. It goes on from here after a failure. */
export interface Progress {
  /** The lines so far, page by page: a browser keeps a `Blob` outside the memory of the page. */
  parts: readonly Blob[];
  orders: number;
  /** How many there were when it began. */
  total: number | undefined;
  after: string | null;
  isComplete: boolean;
  /** Seconds that the API asked to wait, while it is waited. */
  waiting: number | undefined;
}

export const nothingYet: Progress = {
  parts: [],
  orders: 0,
  total: undefined,
  after: null,
  isComplete: false,
  waiting: undefined,
};

type Page = Pick<OperationResult<OrdersExportQuery>, 'data' | 'error'>;

interface Options {
  read: (after: string | null, count: boolean) => Promise<Page>;
  wait: (seconds: number, signal: AbortSignal) => Promise<void>;
  tell: (progress: Progress) => void;
  signal: AbortSignal;
}

/** Reads all pages from where it stands; returns why it stopped before the end. Once it is called off it tells nothing any more. */
export async function exportOrders(
  start: Progress,
  { read, wait, tell, signal }: Options,
): Promise<CombinedError | undefined> {
  let progress = start;
  const advance = (part: Partial<Progress>) => {
    progress = { ...progress, waiting: undefined, ...part };
    tell(progress);
  };
  while (!progress.isComplete) {
    const { data, error } = await read(progress.after, progress.total === undefined);
    if (signal.aborted) return undefined;
    const waiting = errorCode(error) === 'THROTTLED' ? retryAfterSeconds(error) : undefined;
    if (waiting !== undefined) {
      advance({ waiting });
      await wait(waiting, signal);
      if (signal.aborted) return undefined;
      continue;
    }
    if (!data) return error;
    const { nodes, pageInfo, totalCount } = data.orders;
    advance({
      parts: [...progress.parts, new Blob([orderLines(nodes)])],
      orders: progress.orders + nodes.length,
      total: progress.total ?? totalCount ?? undefined,
      after: pageInfo.endCursor,
      isComplete: !pageInfo.hasNextPage,
    });
  }
  return undefined;
}

/** Waits, or until it is called off. */
export const waitSeconds = (seconds: number, signal: AbortSignal) =>
  new Promise<void>(done => {
    const timer = setTimeout(done, seconds * 1000);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    });
  });
