import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { device } from './api.mjs';
import { signUp } from './browser.mjs';
import { suite } from './suite.mjs';

const prompt = page => page.getByLabel('System prompt');
const heading = (page, name) => page.getByRole('heading', { name, level: 1 });
const save = page => page.getByRole('button', { name: 'Save' }).click();

describe('what was typed about an AI agent', () => {
  const world = suite();

  /** Somebody with an account, and another device of theirs. */
  const meet = (story, options) =>
    world.meet(async someone => {
      const page = await someone.tab();
      await signUp(page, someone.email);
      await story({ ...someone, page, elsewhere: await device(world.server.address, someone.email) });
    }, options);

  test('is asked about before it is left, offered again after a reload, and gone once saved', () =>
    meet(async ({ page, elsewhere }) => {
      const id = await elsewhere.createAgent('Order desk');
      await page.goto(`/ai-agents/${id}`);
      await prompt(page).fill('You take orders for sweets.');
      await page.getByText('Unsaved changes').waitFor();
      await page.getByRole('link', { name: 'Dashboard' }).click();
      const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
      await question.getByRole('button', { name: 'Keep editing' }).click();
      await question.waitFor({ state: 'hidden' });
      assert.equal(await prompt(page).inputValue(), 'You take orders for sweets.');

      const asked = page.waitForEvent('dialog').then(async dialog => {
        await dialog.accept();
        return dialog.type();
      });
      await page.reload();
      assert.equal(await asked, 'beforeunload');
      assert.equal(await prompt(page).inputValue(), 'Take orders.');
      await page.getByRole('button', { name: 'Go on with it' }).click();
      assert.equal(await prompt(page).inputValue(), 'You take orders for sweets.');

      await page.getByRole('link', { name: 'Dashboard' }).click();
      await question.getByRole('button', { name: 'Leave' }).click();
      await heading(page, 'Dashboard').waitFor();
      await page.goBack();
      await page.getByRole('button', { name: 'Go on with it' }).click();
      await save(page);
      await page.getByText('Order desk was saved.').waitFor();
      await page.reload();
      await prompt(page).waitFor();
      assert.equal(await prompt(page).inputValue(), 'You take orders for sweets.');
      assert.equal(await page.getByRole('button', { name: 'Go on with it' }).count(), 0);
    }));

  test('is kept with its numbers, and goes when its writer logs out', () =>
    meet(async ({ page, elsewhere }) => {
      await elsewhere.addPhoneNumber('+919876543210', 'Front desk');
      const workshop = await elsewhere.addPhoneNumber('+919876543211', 'Workshop');
      await page.goto('/ai-agents/new');
      await page.getByLabel('Name').fill('Order desk');
      const numbers = page.getByRole('combobox', { name: /Linked phone numbers/ });
      await numbers.fill('4');
      await page.getByRole('option').nth(1).waitFor();
      await numbers.fill('zz');
      await page.getByText('Type at least 3 characters.').waitFor();
      for (const label of ['Front desk', 'Workshop']) {
        await numbers.fill(label);
        await page.getByRole('option', { name: label }).click();
      }
      await elsewhere.deletePhoneNumber(workshop);
      page.once('dialog', dialog => dialog.accept());
      await page.reload();
      await page.getByRole('button', { name: 'Go on with it' }).click();
      await page.getByRole('button', { name: 'Remove 098765 43210' }).waitFor();
      // One of them was deleted since.
      assert.equal(await page.getByRole('button', { name: /^Remove/ }).count(), 1);
      assert.equal(await page.getByLabel('Name').inputValue(), 'Order desk');

      await page.getByRole('button', { name: 'Account' }).click();
      await page.getByRole('menuitem', { name: 'Log out' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
      await page.getByRole('button', { name: 'Log in' }).waitFor();
      assert.deepEqual(await page.evaluate(() => Object.keys(sessionStorage).filter(key => key.includes('agent'))), []);
    }));

  test('stays when the agent was deleted elsewhere, and is saved when it is back', () =>
    meet(async ({ page, elsewhere }) => {
      const id = await elsewhere.createAgent('Order desk');
      await page.goto(`/ai-agents/${id}`);
      await prompt(page).fill('You take orders for sweets.');
      await elsewhere.deleteAgent(id);
      await save(page);
      await page.getByText('This agent was deleted in the meantime.').waitFor();
      assert.equal(await prompt(page).inputValue(), 'You take orders for sweets.');
      await page.getByRole('button', { name: 'Bring it back' }).click();
      await page.getByText('This agent was deleted in the meantime.').waitFor({ state: 'hidden' });
      assert.equal(await prompt(page).inputValue(), 'You take orders for sweets.');
      await save(page);
      await page.getByText('Order desk was saved.').waitFor();
    }));
});
