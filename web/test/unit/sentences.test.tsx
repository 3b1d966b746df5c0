import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { expect, test } from 'vitest';
import type { MessageId } from '@/i18n/catalogues';
import { useT } from '@/i18n/useT';

const messages = { 'order.added': 'The order of {customer} was added.' };
const sentence = (customer: string) => {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <IntlProvider locale="en-IN" messages={messages}>
      {children}
    </IntlProvider>
  );
  const { result } = renderHook(() => useT(), { wrapper });
  return result.current('order.added' as MessageId, { customer });
};

test('a sentence says a name as it is', () => {
  expect(sentence('Meera Iyer')).toBe('The order of Meera Iyer was added.');
  expect(sentence('मीरा')).toBe('The order of मीरा was added.');
});

test.each([
  ['is written from right to left', 'שלום', 'שלום'],
  ['turns the direction', '\u202eRavi', '\u202eRavi'],
  ['tries to end what sets it apart', '\u2069\u202eRavi', '\u202eRavi'],
])('a name that %s does not turn the sentence around it', (_, customer, shown) => {
  expect(sentence(customer)).toBe(`The order of \u2068${shown}\u2069 was added.`);
});
