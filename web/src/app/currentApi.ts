import { session } from '@/features/session/currentSession';
import { createApiClient } from '@/graphql/client';

type Api = ReturnType<typeof createApiClient>;

let current: { api: Api; epoch: number } | undefined;

// With a session goes its client, and all that it has read.
session.subscribe(() => {
  if (!current || current.epoch === session.state.epoch) return;
  current.api.close();
  current = undefined;
});

/** The client of the session that is on. */
export function currentApi(): Api {
  current ??= { api: createApiClient(session), epoch: session.state.epoch };
  return current.api;
}
