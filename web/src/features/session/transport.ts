import { createClient, fetchExchange } from 'urql';
import type { LogInInput, LogOutInput, SignUpInput } from './Session.generated';
import { LogInDocument, LogOutDocument, RefreshTokensDocument, SignUpDocument } from './Session.generated';

// The mutations that begin, renew and end sessions go past the client that all else uses: that one waits for them.
const client = createClient({ url: '/graphql', preferGetMethod: false, exchanges: [fetchExchange] });

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
        { fetchOptions: accessToken ? { headers: { Authorization: `Bearer ${accessToken}` } } : {} },
      )
      .toPromise(),
};

export type Transport = typeof transport;
