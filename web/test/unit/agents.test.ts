import { afterEach, describe, expect, test } from 'vitest';
import { changedValues, newAgent } from '@/features/agents/agentValues';
import { commonLanguages, findLanguages, languageName } from '@/features/agents/languages';
import { canonicalTag } from '@/features/agents/languageTag';
import { promptLength, promptRoom } from '@/features/agents/promptLength';
import { draftKeeper, readDraft, writeDraft } from '@/forms/drafts';

describe('a language', () => {
  test.each([
    ['en-IN', 'en-IN', 'English (India)'],
    ['hi', 'en-IN', 'Hindi'],
    ['hi', 'hi-IN', 'हिन्दी'],
    ['ta', 'hi-IN', 'तमिल'],
    ['xx', 'en-IN', 'xx'],
    ['no tag', 'en-IN', 'no tag'],
  ])('%s has in %s the name %s', (tag, locale, name) => {
    expect(languageName(tag, locale)).toBe(name);
  });

  test('has a canonical tag, of no more than the API keeps', () => {
    expect(canonicalTag(' EN-in ')).toBe('en-IN');
    expect(canonicalTag('hi-u-nu-deva')).toBeUndefined();
    expect(canonicalTag('no tag')).toBeUndefined();
  });

  test('is found by its name, by its tag, and by a tag that is not offered', () => {
    expect(findLanguages('', 'en-IN')).toEqual(commonLanguages);
    expect(findLanguages('Tam', 'en-IN')).toEqual(['ta']);
    expect(findLanguages('तमि', 'hi-IN')).toEqual(['ta']);
    expect(findLanguages('pt-b', 'en-IN')).toEqual(['pt-BR']);
    expect(findLanguages('GSW', 'en-IN')).toEqual(['gsw']);
    expect(findLanguages('klingonese', 'en-IN')).toEqual([]);
  });

  test('is offered once, and has a name in both languages of the client', () => {
    expect(new Set(commonLanguages).size).toBe(commonLanguages.length);
    for (const tag of commonLanguages) {
      expect(canonicalTag(tag)).toBe(tag);
      for (const locale of ['en-IN', 'hi-IN']) expect(languageName(tag, locale)).not.toBe(tag);
    }
  });
});

describe('the length of a prompt', () => {
  test('is counted as the API counts it', () => {
    expect(promptLength('  two words\n')).toBe(9);
    expect(promptLength('🙏')).toBe(1);
    expect(promptLength('é')).toBe(promptLength('e\u0301'));
  });

  test('is warned of before the end', () => {
    expect([28_800, 28_801, 32_000, 32_001].map(promptRoom)).toEqual(['enough', 'scarce', 'scarce', 'none']);
  });
});

test('only what was changed is sent and kept', () => {
  expect(changedValues(newAgent, newAgent)).toEqual({});
  const changed = { ...newAgent, isActive: false, phoneNumberIds: ['phone_1'] };
  expect(changedValues(changed, newAgent)).toEqual({ isActive: false, phoneNumberIds: ['phone_1'] });
});

describe('a draft', () => {
  afterEach(() => sessionStorage.clear());
  const asha = { status: 'loggedIn', user: { id: 'asha' } };
  const loggedOut = { status: 'loggedOut', user: undefined };

  test('is found by its writer alone', () => {
    writeDraft('asha', 'agent:new', { name: 'Order desk' });
    expect(readDraft('asha', 'agent:new')).toEqual({ name: 'Order desk' });
    expect(readDraft('ravi', 'agent:new')).toBeUndefined();
  });

  test('goes when its writer logs out, or somebody else logs in', () => {
    const tell = draftKeeper();
    tell(asha);
    writeDraft('asha', 'agent:new', {});
    sessionStorage.setItem('other', 'stays');
    tell(loggedOut);
    expect(Object.keys(sessionStorage)).toEqual(['other']);
    writeDraft('ravi', 'agent:new', {});
    tell(asha);
    expect(readDraft('ravi', 'agent:new')).toBeUndefined();
  });

  test('waits for its writer when the session was over as the page came', () => {
    writeDraft('asha', 'agent:new', {});
    const tell = draftKeeper();
    tell(loggedOut);
    tell(asha);
    expect(readDraft('asha', 'agent:new')).toEqual({});
  });
});
