import { act, cleanup, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react';
import { IntlProvider } from 'react-intl';
import { CombinedError } from 'urql';
import * as v from 'valibot';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Form } from '@/forms/Form';
import { TextField } from '@/forms/fields';
import { type Outcome, useApiForm } from '@/forms/useApiForm';
import { useIdempotencyKey } from '@/forms/useIdempotencyKey';
import { fieldOf, type UserError } from '@/forms/userErrors';
import { everywhere, loadMessages } from '@/i18n/catalogues';

afterEach(cleanup);

const english = await loadMessages('en', everywhere);
const hindi = await loadMessages('hi', everywhere);

type Payload = { userErrors: UserError[] };

const taken: UserError = { code: 'TAKEN', message: 'You have this number.', field: ['input', 'number'] };

function show(submit: (values: { number: string; label: string }) => Promise<Outcome<Payload>>, locale = 'en-IN') {
  const onDone = vi.fn();
  function Example() {
    const schema = v.object({ number: v.pipe(v.string(), v.nonEmpty('form.required')), label: v.string() });
    const form = useApiForm({ schema, defaultValues: { number: '', label: '' }, submit, onDone });
    return (
      <Form form={form} submitLabel="Send">
        <TextField name="number" label="Number" />
        <TextField name="label" label="Label" />
      </Form>
    );
  }
  render(
    <IntlProvider locale={locale} messages={locale.startsWith('hi') ? hindi : english}>
      <Example />
    </IntlProvider>,
  );
  const number = screen.getByLabelText('Number') as HTMLInputElement;
  return { onDone, number, type: (text: string) => fireEvent.input(number, { target: { value: text } }) };
}

const answer = (userErrors: UserError[]) => async () => ({ payload: { userErrors }, error: undefined });

describe('a form', () => {
  test('says what can be known to be wrong without asking', async () => {
    const submit = vi.fn(answer([]));
    show(submit);
    fireEvent.click(screen.getByText('Send'));
    await screen.findByText("This can't be left out.");
    expect(submit).not.toHaveBeenCalled();
  });

  test('says by which id an unexpected error is known, as it asks to be told of it', async () => {
    const unexpected = (extensions: Record<string, unknown>) =>
      new CombinedError({ graphQLErrors: [{ message: 'x', extensions }] });
    const answers = [{ code: 'INTERNAL', requestId: 'the-request' }, { code: 'INTERNAL' }].map(unexpected);
    const { type } = show(async () => ({ payload: undefined, error: answers.shift() }));
    type('98765');
    fireEvent.click(screen.getByText('Send'));
    await screen.findByText(/tell us the request id the-request\.$/);
    fireEvent.click(screen.getByText('Send'));
    await screen.findByText('Something unexpected happened. Please try again.');
  });

  test("shows the API's mistake beside its field, gives it the focus, and keeps what was typed", async () => {
    const { number, type, onDone } = show(answer([taken]));
    type('98765');
    fireEvent.click(screen.getByText('Send'));
    await screen.findByText('You have this number.');
    await waitFor(() => expect(document.activeElement).toBe(number));
    expect(number.value).toBe('98765');
    expect(number.getAttribute('aria-invalid')).toBe('true');
    expect(onDone).not.toHaveBeenCalled();
  });

  test('says it in the language of the page', async () => {
    const { type } = show(answer([taken]), 'hi-IN');
    type('98765');
    fireEvent.click(screen.getByText('Send'));
    await screen.findByText(hindi['userError.TAKEN'] as string);
  });

  test('tells of what is no single field, and of a server that is away, for the whole', async () => {
    const { type } = show(async () => ({
      payload: undefined,
      error: new CombinedError({ networkError: new Error('away') }),
    }));
    type('98765');
    fireEvent.click(screen.getByText('Send'));
    expect((await screen.findByRole('alert')).textContent).toBe(english['error.unreachable']);
  });

  test('is sent by Ctrl+Enter', async () => {
    const { number, type, onDone } = show(answer([]));
    type('98765');
    await act(async () => {
      fireEvent.keyDown(number, { key: 'Enter', ctrlKey: true });
    });
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  });
});

describe('a mistake', () => {
  test.each([
    [['input', 'number'], 'number'],
    [['input', 'phoneNumberIds', '2'], 'phoneNumberIds'],
    [['id'], 'id'],
    [null, undefined],
    [['input'], undefined],
  ])('at %j belongs to the field %j', (field, name) => {
    expect(fieldOf({ ...taken, field })).toBe(name);
  });
});

describe('an idempotency key', () => {
  test('stays with its input, and changes with it', () => {
    const { result } = renderHook(() => useIdempotencyKey());
    const key = result.current({ number: '1' });
    expect(result.current({ number: '1' })).toBe(key);
    expect(result.current({ number: '2' })).not.toBe(key);
  });
});
