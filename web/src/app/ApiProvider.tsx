import { type ReactNode, useEffect, useState } from 'react';
import { Provider } from 'urql';
import { session } from '@/features/session/currentSession';
import { createApiClient } from '@/graphql/client';

/** The client of the session that is on. With the session it goes, and all that it has read. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const [api] = useState(() => createApiClient(session));
  useEffect(() => api.close, [api]);
  return <Provider value={api.client}>{children}</Provider>;
}
