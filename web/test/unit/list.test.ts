import { act, renderHook } from '@testing-library/react';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parseSearch, stringifySearch } from '@/app/addresses';
import { PhoneNumberOrderField, PhoneNumberStatus } from '@/graphql/enums.generated';
import { day, listSearch, oneOf, partsOf, someOf } from '@/list/listSearch';
import { isFiltered, pageVariables, searchText, sortedBy, sortOf } from '@/list/listState';
import { asKept } from '@/list/phoneText';
import { collectNew, useNewEntries } from '@/list/useNewEntries';

const byDefault = { field: 'CREATED_AT', direction: 'DESC' } as const;
const schema = listSearch(PhoneNumberOrderField, {
  status: oneOf(PhoneNumberStatus),
  statuses: someOf(PhoneNumberStatus),
  from: day,
});
const read = (address: string) => v.parse(schema, parseSearch(address));

describe('the address of a list', () => {
  test('is read as it was written', () => {
    const search = { search: '98765', sort: 'NUMBER', direction: 'ASC', status: 'ACTIVE', from: '2026-11-01' };
    expect(read(stringifySearch(search))).toEqual(search);
  });

  test('says nothing of what is not set', () => {
    expect(stringifySearch({ status: undefined, search: '' })).toBe('');
  });

  test('is read without what is wrong in it', () => {
    expect(read('?status=GONE&sort=PRICE&direction=up&from=2026-13-45&search=desk')).toEqual({ search: 'desk' });
  });

  test('holds only days that there are', () => {
    expect(read('?from=2026-02-31').from).toBeUndefined();
    expect(read('?from=2026-02-29').from).toBeUndefined();
    expect(read('?from=2028-02-29').from).toBe('2028-02-29');
  });

  test('holds several values of a filter', () => {
    expect(partsOf(read('?statuses=ACTIVE,PENDING').statuses)).toEqual(['ACTIVE', 'PENDING']);
    expect(partsOf(read('?statuses=ACTIVE,GONE').statuses)).toBeUndefined();
  });
});

describe('the state of a list', () => {
  test('pages forward and back', () => {
    expect(pageVariables({})).toEqual({ first: 25 });
    expect(pageVariables({ after: 'a' })).toEqual({ first: 25, after: 'a' });
    expect(pageVariables({ before: 'b' })).toEqual({ last: 25, before: 'b' });
  });

  test('searches for texts that the API looks for', () => {
    expect(searchText({ search: ' ab ' })).toBeUndefined();
    expect(searchText({ search: ' abc ' })).toBe('abc');
    expect(searchText({ search: 'x'.repeat(300) })).toHaveLength(200);
  });

  test('turns the order round, or begins with another column, from the first page', () => {
    expect(sortOf({}, byDefault)).toEqual(byDefault);
    const byNumber = sortedBy({ after: 'a' }, byDefault, 'NUMBER');
    expect(byNumber).toEqual({ sort: 'NUMBER', direction: 'ASC', after: undefined, before: undefined });
    expect(sortedBy(byNumber, byDefault, 'NUMBER').direction).toBe('DESC');
  });

  test('is filtered by filters, not by order, page or dialog', () => {
    expect(isFiltered({ sort: 'NUMBER', direction: 'ASC', after: 'a', dialog: 'new' })).toBe(false);
    expect(isFiltered({ search: 'ab' })).toBe(false);
    expect(isFiltered(read('?status=ACTIVE'))).toBe(true);
  });
});

describe('what is new in a list', () => {
  const collect = collectNew((event: { kind: 'CREATED' | 'UPDATED' | 'DELETED'; row: { id: string } }) => event);
  const one = { id: 'one' };

  test('was made and not deleted again', () => {
    const made = collect(undefined, { kind: 'CREATED', row: one });
    expect(collect(made, { kind: 'UPDATED', row: one })).toEqual([one]);
    expect(collect(made, { kind: 'DELETED', row: one })).toEqual([]);
  });

  test('is what the list would show and does not, until it is loaded anew or filtered in another way', () => {
    const show = (made: { id: string }[], filter = '', rows: { id: string }[] = []) => ({ made, filter, rows });
    const { result, rerender } = renderHook(
      ({ made, ...list }) => useNewEntries(made, { ...list, isListed: ({ id }) => id !== 'other' }),
      { initialProps: show([]) },
    );
    const two = { id: 'two' };
    rerender(show([one, two, { id: 'other' }], '', [two]));
    expect(result.current.count).toBe(1);
    act(() => result.current.reset());
    expect(result.current.count).toBe(0);
    rerender(show([one, two, { id: 'three' }]));
    expect(result.current.count).toBe(1);
    rerender(show([one, two, { id: 'three' }], 'a'));
    expect(result.current.count).toBe(0);
  });
});

describe('a telephone number to look for', () => {
  test('is what the API keeps, however it is written', () => {
    expect(asKept('098765 43210')).toBe('9876543210');
    expect(asKept('+91 (98765)-43210')).toBe('919876543210');
    expect(asKept('(0)20 7946 0958')).toBe('2079460958');
  });

  test('is told from other texts', () => {
    for (const text of ['0 12', '2 kg laddu', 'Branch 012', '']) expect(asKept(text)).toBe(text);
    expect(asKept('012', 1)).toBe('12');
  });
});
