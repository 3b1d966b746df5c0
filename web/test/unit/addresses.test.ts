import { describe, expect, test } from 'vitest';
import { safePath } from '@/app/addresses';

const origin = 'https://calls.example';

describe('where to go after log-in', () => {
  test('is a path of this client', () => {
    expect(safePath('/phone-numbers?status=ACTIVE#top', origin)).toBe('/phone-numbers?status=ACTIVE#top');
  });

  test.each([
    'https://other.example',
    '//other.example',
    '/\\other.example',
    '/\t/other.example',
    'javascript:alert(1)',
    '',
  ])('is never %j', next => {
    expect(safePath(next, origin)).toBeUndefined();
  });
});
