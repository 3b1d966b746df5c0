import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { expect, test } from 'vitest';
import { loadMessages } from '@/i18n/catalogues';
import { useT } from '@/i18n/useT';

const messages = await loadMessages('en', ['orders']);
const wrapper = ({ children }: { children: ReactNode }) => (
  <IntlProvider locale="en-IN" messages={messages}>
    {children}
  </IntlProvider>
);

test('a sentence keeps its direction, whatever is put into it', () => {
  const t = renderHook(useT, { wrapper }).result.current;
  expect(t('orders.deleted', { customer: 'Meera' })).not.toMatch(/[\u2066-\u2069]/);
  // A name in Urdu, and a mark that turns all that follows until it is ended.
  for (const customer of ['عائشہ', '\u202eevil']) {
    expect(t('orders.deleted', { customer })).toContain(`\u2068${customer}\u2069`);
  }
});
