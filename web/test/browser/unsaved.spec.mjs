import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { signUp } from './browser.mjs';
import { suite } from './suite.mjs';

const addDialog = page => page.getByRole('dialog', { name: 'Add phone number' });
const question = page => page.getByRole('alertdialog', { name: 'Discard what you typed?' });
const answer = (page, name) => question(page).getByRole('button', { name }).click();
const heading = (page, name) => page.getByRole('heading', { name, level: 1 });

/** The field of a new phone number, in the dialog that somebody new has opened. */
async function newNumber(page, email) {
  await signUp(page, email);
  await page.getByRole('link', { name: 'Phone numbers', exact: true }).click();
  await page.getByRole('button', { name: 'Add phone number' }).first().click();
  return addDialog(page).getByLabel('Phone number');
}

/** Answers the question by going on, and finds in the field what was typed. */
async function keepsEditing(page, number) {
  await answer(page, 'Keep editing');
  await question(page).waitFor({ state: 'hidden' });
  assert.equal(await number.inputValue(), '098765 43210');
}

describe('what was typed and not saved', () => {
  const world = suite();

  for (const [way, close] of Object.entries({
    'the Escape key': page => page.keyboard.press('Escape'),
    'a click outside': page => page.mouse.click(20, 400),
    'the cross': page => addDialog(page).getByRole('button', { name: 'Close' }).click(),
    Cancel: page => addDialog(page).getByRole('button', { name: 'Cancel' }).click(),
    'the back button': page => page.goBack(),
  })) {
    test(`is not lost by ${way} before a question`, () =>
      world.meet(async ({ tab, email }) => {
        const page = await tab();
        const number = await newNumber(page, email);
        await number.fill('098765 43210');
        await close(page);
        await keepsEditing(page, number);
        // The browser has gone back, and is brought forward again.
        await page.waitForURL('**/*dialog=new*');
        await close(page);
        await answer(page, 'Discard');
        await addDialog(page).waitFor({ state: 'hidden' });
        assert.equal(new URL(page.url()).search, '');
      }));
  }

  test('is not lost by going back in the moment in which it was typed', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      const number = await newNumber(page, email);
      await number.evaluate(field => {
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, '098765 43210');
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        history.back();
        // The browser goes back meanwhile, and tells of it before the page can draw.
        const until = performance.now() + 300;
        while (performance.now() < until);
      });
      await keepsEditing(page, number);
    }));

  test('does not hold up whoever has typed nothing, or has saved it', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      await page.goto('/phone-numbers?dialog=new');
      await addDialog(page).waitFor();
      await page.keyboard.press('Escape');
      await addDialog(page).waitFor({ state: 'hidden' });
      await page.goto('/settings');
      await page.getByLabel('Your name').fill('Bela Shah');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Your profile was saved.').waitFor();
      await page.getByRole('link', { name: 'Orders', exact: true }).click();
      await heading(page, 'Orders').waitFor();
    }));

  test('on a page is asked about when another page is gone to, and the Escape key stays', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      await page.goto('/settings');
      await page.getByLabel('Your name').fill('Bela Shah');
      await page.getByRole('link', { name: 'Orders', exact: true }).click();
      await question(page).waitFor();
      await page.keyboard.press('Escape');
      await question(page).waitFor({ state: 'hidden' });
      await heading(page, 'Settings').waitFor();
      assert.equal(await page.getByLabel('Your name').inputValue(), 'Bela Shah');
      await page.getByRole('link', { name: 'Orders', exact: true }).click();
      await answer(page, 'Discard');
      await heading(page, 'Orders').waitFor();
    }));

  test('is asked about when somebody logs out, a draft too, for it goes with the session', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      const logOut = async () => {
        await page.getByRole('button', { name: /^Account/ }).click();
        await page.getByRole('menuitem', { name: 'Log out' }).click();
      };
      await page.goto('/ai-agents/new');
      await page.getByLabel('System prompt').fill('Take orders.');
      await logOut();
      await answer(page, 'Keep editing');
      await question(page).waitFor({ state: 'hidden' });
      assert.equal(await page.getByLabel('System prompt').inputValue(), 'Take orders.');
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill('Log out');
      await page.getByRole('option', { name: 'Log out' }).click();
      await answer(page, 'Discard');
      await page.waitForURL('**/login');
    }));

  test('and is on its way is not called unsaved, and whoever leaves meanwhile is not called back', () =>
    world.meet(async ({ tab, email, context }) => {
      const page = await tab();
      await signUp(page, email);
      let letThrough;
      const later = new Promise(resolve => {
        letThrough = resolve;
      });
      await context.route('**/graphql', async route => {
        if (route.request().postDataJSON().operationName === 'CreateAgent') await later;
        await route.continue();
      });
      await page.goto('/ai-agents/new');
      await page.getByLabel('Name').fill('Order taker');
      await page.getByLabel('System prompt').fill('Take orders.');
      await page.getByRole('button', { name: 'Create AI agent' }).click();
      await page.getByRole('link', { name: 'Orders', exact: true }).click();
      const leaving = page.getByRole('alertdialog', { name: 'Leave while this is being saved?' });
      await leaving.getByRole('button', { name: 'Leave' }).click();
      await heading(page, 'Orders').waitFor();
      letThrough();
      await page.getByText('Order taker was created.').waitFor();
      await heading(page, 'Orders').waitFor();
      assert.equal(new URL(page.url()).pathname, '/orders');
    }));
});
