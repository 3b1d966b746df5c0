import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { device } from './api.mjs';
import { accessibilityProblems, signUp } from './browser.mjs';
import { suite } from './suite.mjs';

const heading = (page, name) => page.getByRole('heading', { name, level: 1 });
const focusIs = (page, text) => page.waitForFunction(wanted => document.activeElement?.textContent === wanted, text);

/** Two numbers, of which the list shows the newer first. */
async function withNumbers(world, page, email) {
  await signUp(page, email);
  const elsewhere = await device(world.server.address, email);
  await elsewhere.addPhoneNumber('098765 43210');
  await elsewhere.addPhoneNumber('091234 56789');
  return elsewhere;
}

describe('the keyboard', () => {
  const world = suite();

  test('goes to pages by g and a letter, through rows by j and k, and opens one by Enter', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await withNumbers(world, page, email);
      await page.keyboard.press('g');
      await page.keyboard.press('p');
      await heading(page, 'Phone numbers').waitFor();
      await page.getByRole('row', { name: /098765 43210/ }).waitFor();
      await page.keyboard.press('j');
      await focusIs(page, '091234 56789');
      await page.keyboard.press('j');
      await focusIs(page, '098765 43210');
      await page.keyboard.press('k');
      await focusIs(page, '091234 56789');
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Edit phone number' });
      // What is typed is typed.
      await dialog.getByLabel('Label').pressSequentially('gjk?');
      assert.equal(await dialog.getByLabel('Label').inputValue(), 'gjk?');
      assert.equal(await page.getByRole('dialog').count(), 1);
    }));

  test('is told by the question mark, and its single keys can be switched off for good', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await withNumbers(world, page, email);
      await page.keyboard.press('?');
      const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
      await list.getByText('Next row of a list').waitFor();
      assert.deepEqual(await accessibilityProblems(page), []);
      await page.keyboard.press('Escape');
      await list.waitFor({ state: 'hidden' });

      await page.goto('/settings');
      await page.getByRole('switch', { name: /^Shortcuts of single keys/ }).click();
      await page.goto('/phone-numbers');
      await page.getByRole('row', { name: /098765 43210/ }).waitFor();
      for (const key of ['?', 'j', 'g', 'd']) await page.keyboard.press(key);
      assert.equal(await page.locator('tr:focus-within').count(), 0);
      await page.keyboard.press('Control+k');
      await page.getByRole('option', { name: 'Orders', exact: true }).waitFor();
      assert.equal(await list.count(), 0);
      assert.equal(new URL(page.url()).pathname, '/phone-numbers');

      await page.keyboard.type('shortcuts');
      await page.keyboard.press('Enter');
      await list.getByRole('switch').click();
      await list.getByText('Next row of a list').waitFor();
    }));

  test('begins at the heading of a call or an agent, whose page comes before what it is about', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      const elsewhere = await device(world.server.address, email);
      const agentId = await elsewhere.createAgent('Order taker');
      await elsewhere.call({ callId: 'a-call', agentId });
      await page.getByRole('link', { name: '098765 00001' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Edit' }).waitFor();
      await focusIs(page, 'Call from 098765 00001');
      await page.goto('/ai-agents');
      await page.getByRole('link', { name: 'Order taker' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Delete' }).waitFor();
      await focusIs(page, 'Order taker');
    }));

  test('keeps its place when a row is deleted, when that is undone, and when it was only asked about', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await withNumbers(world, page, email);
      await page.goto('/phone-numbers');
      const actions = page.getByRole('button', { name: 'Actions for 098765 43210' });
      const askToDelete = async () => {
        await actions.focus();
        await page.keyboard.press('Enter');
        await page.getByRole('menuitem', { name: 'Delete' }).focus();
        await page.keyboard.press('Enter');
        await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).waitFor();
      };
      const remove = async () => {
        await askToDelete();
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await page.getByText('1 entry').waitFor();
        await page.getByRole('alertdialog').waitFor({ state: 'hidden' });
      };
      await remove();
      await focusIs(page, 'Phone numbers');
      await page.getByRole('button', { name: 'Undo' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('2 entries').waitFor();
      await focusIs(page, 'Phone numbers');
      await askToDelete();
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => document.activeElement?.ariaLabel === 'Actions for 098765 43210');
    }));

  test('keeps its place when an order is deleted from its details', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      await (await device(world.server.address, email)).takeOrder({ customerName: 'Meera Iyer' });
      await page.goto('/orders');
      await page.getByRole('link', { name: 'Meera Iyer' }).focus();
      await page.keyboard.press('Enter');
      const details = page.getByRole('dialog', { name: 'Order', exact: true });
      await details.getByRole('button', { name: 'Delete' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('No orders yet').waitFor();
      await details.waitFor({ state: 'hidden' });
      await focusIs(page, 'Orders');
    }));
});

describe('the palette', () => {
  const world = suite();
  const opened = async page => {
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: 'Orders', exact: true }).waitFor();
  };

  test('finds numbers, agents, calls and orders by one question', () =>
    world.meet(async ({ tab, email, operations }) => {
      const page = await tab();
      const elsewhere = await withNumbers(world, page, email);
      await elsewhere.createAgent('Sweet shop');
      await elsewhere.call({ callId: 'sweet-call' });
      await elsewhere.takeOrder({ customerName: 'Ravi Sweetwala' });
      await opened(page);
      operations();
      await page.keyboard.type('sweet');
      for (const found of [/^Sweet shop/, /^098765 00001.*Completed/, /^Ravi Sweetwala/])
        await page.getByRole('option', { name: found }).waitFor();
      // The dashboard below may ask for what is new on it.
      assert.deepEqual(
        operations().filter(name => name.startsWith('Find')),
        ['Find'],
      );
      await page.getByRole('combobox').fill('098765 432');
      await page.getByRole('option', { name: /^098765 43210/ }).waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL('**/phone-numbers?search=%2B919876543210');
      await page.getByRole('row', { name: /098765 43210/ }).waitFor();
    }));

  for (const [action, path, field] of [
    ['create an agent', '/ai-agents/new', 'Name'],
    ['log a call', '/call-logs', 'Call id'],
    ['add an order', '/orders', 'Customer'],
  ]) {
    test(`leads to the open form: ${action}`, () =>
      world.meet(async ({ tab, email }) => {
        const page = await tab();
        await signUp(page, email);
        await opened(page);
        await page.keyboard.type(action);
        await page.keyboard.press('Enter');
        await page.waitForURL(url => url.pathname === path);
        await page.getByLabel(field, { exact: true }).waitFor();
        assert.deepEqual(await accessibilityProblems(page), []);
      }));
  }

  test('does things: a dialog is opened, the theme and the language change', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      await opened(page);
      await page.keyboard.type('add a phone');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Add phone number' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name: 'Add phone number' }).waitFor({ state: 'hidden' });
      await opened(page);
      await page.keyboard.type('theme: dark');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
      await opened(page);
      await page.keyboard.type('हिन्दी');
      await page.keyboard.press('Enter');
      await heading(page, 'फ़ोन नंबर').waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('option', { name: 'ऑर्डर', exact: true }).waitFor();
      await page.keyboard.type('लॉग आउट');
      await page.keyboard.press('Enter');
      await heading(page, 'अपने खाते में लॉग इन करें').waitFor();
    }));
});
