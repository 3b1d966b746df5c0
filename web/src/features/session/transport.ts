import { createClient, fetchExchange } from 'urql';
import { API_ADDRESS, CREDENTIALS } from '@/graphql/address';
import type { LogInInput, LogOutInput, SignUpInput } from './Session.generated';
import { LogInDocument, LogOutDocument, RefreshTokensDocument, SignUpDocument } from './Session.generated';

// The mutations that begin, renew and end sessions go past the client that all else uses: that one waits for them.
const client = createClient({
  url: API_ADDRESS,
  preferGetMethod: false,
  // A page that is closed meanwhile must not lose the cookie that comes with the answer: the one before is used up.
  fetchOptions: { credentials: CREDENTIALS, keepalive: true },
  exchanges: [fetchExchange],
});

export const transport = {
  logIn: (input: Omit<LogInInput, 'useCookie'>) =>
    client.mutation(LogInDocument, { input: { ...input, useCookie: true } }).toPromise(),
  signUp: (input: Omit<SignUpInput, 'useCookie'>) =>
    client.mutation(SignUpDocument, { input: { ...input, useCookie: true } }).toPromise(),
  refresh: () => client.mutation(RefreshTokensDocument, {}).toPromise(),
  logOut: (input: LogOutInput, accessToken: string | undefined) =>
    client
      .mutation(
        LogOutDocument,
        { input },
        {
          fetchOptions: {
            credentials: CREDENTIALS,
            keepalive: true,
            headers: accessToken ? { Authorization: `Bearer ${accessToken}` } : {},
          },
        },
      )
      .toPromise(),
};

export type Transport = typeof transport;
