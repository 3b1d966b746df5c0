import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { device } from './api.mjs';
import { signUp } from './browser.mjs';
import { suite } from './suite.mjs';

const dialogOf = (page, name) => page.getByRole('dialog', { name });
const row = (page, text) => page.getByRole('row', { name: text });
const act = async (page, number, action) => {
  await page.getByRole('button', { name: `Actions for ${number}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
};

async function add(page, number, label) {
  await page.getByRole('button', { name: 'Add phone number' }).first().click();
  const dialog = dialogOf(page, 'Add phone number');
  await dialog.getByLabel('Phone number').fill(number);
  await dialog.getByLabel('Label').fill(label);
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'hidden' });
}

describe('phone numbers', () => {
  const world = suite();

  test('the first is the first step of a new account, and ticks it off', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      await page.getByText('0 of 4 done').waitFor();
      await page.getByRole('link', { name: /^Start.*Add a phone number$/ }).click();
      const dialog = dialogOf(page, 'Add phone number');
      assert.equal(await dialog.getByLabel('Provider').inputValue(), 'KNOWLARITY');
      await dialog.getByLabel('Phone number').fill('098765 43210');
      await dialog.getByRole('button', { name: 'Add phone number' }).click();
      await row(page, /098765 43210/).waitFor();
      await page.getByText('098765 43210 was added.').waitFor();
      await page.getByRole('link', { name: 'Dashboard' }).click();
      await page.getByText('1 of 4 done').waitFor();
      await page.getByRole('link', { name: 'Connected phone numbers 1' }).waitFor();
    }));

  test('one that is no number is told beside its field, which has the focus and keeps its text', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      await page.goto('/phone-numbers?dialog=new');
      const field = dialogOf(page, 'Add phone number').getByLabel('Phone number');
      await field.fill('12');
      await page.keyboard.press('Control+Enter');
      await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
      assert.equal(await field.inputValue(), '12');
      assert.notEqual(await field.getAttribute('aria-describedby'), null);
    }));

  test('one is changed, deleted after a question, and brought back', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      await page.goto('/phone-numbers');
      await add(page, '098765 43210', 'Front desk');
      await act(page, '098765 43210', 'Edit');
      await dialogOf(page, 'Edit phone number').getByLabel('Status').selectOption('Inactive');
      await page.getByRole('button', { name: 'Save' }).click();
      await row(page, /Inactive/).waitFor();

      await act(page, '098765 43210', 'Delete');
      await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
      await page.getByText('No phone numbers yet').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await row(page, /Front desk/).waitFor();
    }));

  test('one is linked to an agent that is looked for, and unlinked', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      await page.goto('/phone-numbers');
      await add(page, '098765 43210', 'Front desk');
      const elsewhere = await device(world.server.address, email);
      await elsewhere.createAgent('Sweet shop');
      await elsewhere.createAgent('Pharmacy');

      await act(page, '098765 43210', 'Linked agents');
      const dialog = dialogOf(page, 'Linked agents');
      await dialog.getByRole('combobox').fill('swe');
      await page.getByRole('option', { name: /Sweet shop/ }).click();
      await dialog.getByRole('button', { name: 'Unlink Sweet shop' }).waitFor();
      await page.keyboard.press('Escape');
      await row(page, /Sweet shop/).waitFor();

      await act(page, '098765 43210', 'Linked agents');
      await dialog.getByRole('button', { name: 'Unlink Sweet shop' }).click();
      await dialog.getByText('No agent answers this number yet.').waitFor();
    }));

  test('are filtered, sorted and searched by the address, and the back button undoes it', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      await page.goto('/phone-numbers');
      await add(page, '098765 43210', 'Front desk');
      await add(page, '091234 56789', 'Workshop');

      await page.getByRole('searchbox').fill('works');
      await row(page, /Front desk/).waitFor({ state: 'detached' });
      await page.waitForURL('**/phone-numbers?search=works');
      await page.getByRole('button', { name: 'Clear filters' }).click();
      await row(page, /Front desk/).waitFor();

      await page.getByRole('button', { name: 'Phone number', exact: true }).click();
      await page
        .getByRole('columnheader', { name: 'Phone number' })
        .and(page.locator('[aria-sort=ascending]'))
        .waitFor();
      await page.getByRole('combobox', { name: 'Status' }).selectOption('Pending');
      await page.getByText('Nothing matches these filters.').waitFor();
      await page.goBack();
      await row(page, /Workshop/).waitFor();
      assert.equal(new URL(page.url()).search, '?sort=NUMBER&direction=ASC');
    }));
});
