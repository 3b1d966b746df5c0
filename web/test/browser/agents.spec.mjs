import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { device } from './api.mjs';
import { signUp } from './browser.mjs';
import { suite } from './suite.mjs';

const row = (page, text) => page.getByRole('row', { name: text });
const prompt = page => page.getByLabel('System prompt');
const heading = (page, name) => page.getByRole('heading', { name, level: 1 });
const save = page => page.getByRole('button', { name: 'Save' }).click();

const deleteIt = async page => {
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
};

describe('AI agents', () => {
  const world = suite();

  /** Somebody with an account, and another device of theirs. */
  const meet = (story, options) =>
    world.meet(async someone => {
      const page = await someone.tab();
      await signUp(page, someone.email);
      await story({ ...someone, page, elsewhere: await device(world.server.address, someone.email) });
    }, options);

  test('the first is made on a page of its own, which the checklist leads to', () =>
    meet(async ({ page }) => {
      await page.getByRole('link', { name: /^Start.*AI agent$/i }).click();
      await heading(page, 'New AI agent').waitFor();
      assert.equal(new URL(page.url()).pathname, '/ai-agents/new');
      await page.getByText('You have no phone numbers yet.').waitFor();
      await page.getByRole('link', { name: 'Cancel' }).click();
      await page.getByText('No AI agents yet').waitFor();
    }));

  test('one is created with its language and numbers, which are looked for beyond the first page', () =>
    meet(async ({ page, elsewhere }) => {
      for (let n = 10; n < 35; n += 1) await elsewhere.addPhoneNumber(`+9198765432${n}`, `Branch ${n}`);
      await page.goto('/ai-agents/new');
      await page.getByLabel('Name').fill('Order desk');
      const language = page.getByRole('combobox', { name: 'Language' });
      assert.equal(await language.inputValue(), 'English (India)');
      await language.fill('hind');
      await page.getByRole('option', { name: /^Hindi hi$/ }).click();
      assert.equal(await language.inputValue(), 'Hindi');
      // A text that is no language leaves the one that was chosen.
      await language.fill('no language');
      await page.getByText('Nothing found').waitFor();
      await page.keyboard.press('Tab');
      await page.waitForFunction(box => box.value === 'Hindi', await language.elementHandle());
      await page.getByRole('switch', { name: /Active/ }).click();

      const numbers = page.getByRole('combobox', { name: /Linked phone numbers/ });
      await numbers.fill('098765 43234');
      await page.getByRole('option', { name: /Branch 34/ }).click();
      await numbers.fill('Branch 12');
      await page.getByRole('option', { name: /Branch 12/ }).click();
      await numbers.fill('Branch 13');
      await page.getByRole('option', { name: /Branch 13/ }).click();
      await page.getByRole('button', { name: 'Remove 098765 43213' }).click();

      await prompt(page).fill('You take orders for sweets.');
      await page.keyboard.press('Control+Enter');
      await heading(page, 'Order desk').waitFor();
      await page.getByText('Order desk was created.').waitFor();
      await page.getByRole('button', { name: 'Unlink 098765 43234' }).waitFor();
      await page.getByRole('link', { name: 'AI agents', exact: true }).last().click();
      await row(page, /Order desk.*Hindi.*098765 43212.*098765 43234/).waitFor();
      assert.equal(await page.getByRole('switch', { name: 'Order desk answers calls' }).isChecked(), false);
    }));

  test('one is changed, and what somebody else changed of the rest stays', () =>
    meet(async ({ page, elsewhere }) => {
      const id = await elsewhere.createAgent('Order desk');
      await page.goto('/ai-agents');
      await page.getByRole('link', { name: 'Order desk' }).click();
      await prompt(page).fill('You take orders for medicines.');
      await prompt(page).evaluate(box => box.setSelectionRange(8, 8));
      await elsewhere.changeAgent(id, { name: 'Pharmacy', voiceName: 'asha' });
      await page.keyboard.press('Control+Enter');
      await page.getByText('Pharmacy was saved.').waitFor();
      await heading(page, 'Pharmacy').waitFor();
      assert.equal(await page.getByLabel('Voice').inputValue(), 'asha');
      assert.equal(await prompt(page).inputValue(), 'You take orders for medicines.');
      assert.equal(await prompt(page).evaluate(box => box.selectionStart), 8);
      await page.reload();
      await heading(page, 'Pharmacy').waitFor();
      assert.equal(await prompt(page).inputValue(), 'You take orders for medicines.');
    }));

  test('a prompt that is too long is told of beforehand, and by the API beside the field, which has the focus', () =>
    meet(async ({ page, elsewhere }) => {
      const id = await elsewhere.createAgent('Order desk');
      await page.goto(`/ai-agents/${id}`);
      await prompt(page).fill('a'.repeat(31_000));
      await page.getByText('31,000 of 32,000').waitFor();
      await page.getByText('1,000 left').waitFor();
      const long = 'न'.repeat(32_001);
      await prompt(page).fill(long);
      await page.getByText('1 too many').waitFor();
      await page.getByLabel('Name').press('Control+Enter');
      await page.getByText('This has 32001 characters, and at most 32000 fit. Shorten it by 1.').waitFor();
      await page.waitForFunction(() => document.activeElement?.matches('textarea[aria-invalid=true]'));
      assert.equal(await prompt(page).inputValue(), long);
    }));

  test('one is switched in the list at once, and back again with the reason where that failed', () =>
    meet(async ({ page, elsewhere, allow }) => {
      await elsewhere.createAgent('Order desk');
      await page.goto('/ai-agents');
      const active = page.getByRole('switch', { name: 'Order desk answers calls' });
      await active.click();
      await page.getByRole('switch', { checked: false }).waitFor();
      await page.reload();
      await page.getByRole('switch', { checked: false }).waitFor();

      allow(/Failed to load resource/);
      let answer;
      const held = new Promise(done => {
        answer = done;
      });
      await page.route('**/graphql', async route => {
        if (!route.request().postData()?.includes('SetAgentActive')) return route.continue();
        await held;
        return route.abort();
      });
      await active.click();
      await page.getByRole('switch', { checked: true }).waitFor();
      answer();
      await page.getByRole('alert').getByText('The server could not be reached.').waitFor();
      await page.getByRole('switch', { checked: false }).waitFor();
    }));

  test('are filtered, searched and sorted by the address', () =>
    meet(async ({ page, elsewhere }) => {
      await elsewhere.createAgent('Order desk', { language: 'hi' });
      await elsewhere.createAgent('Night desk', { language: 'hi', isActive: false });
      await elsewhere.createAgent('Pharmacy', { language: 'sv' });
      await page.goto('/ai-agents?language=hi&isActive=false');
      await row(page, /Night desk/).waitFor();
      assert.equal(await page.getByRole('row').count(), 2);
      await page.getByRole('button', { name: 'Remove the filter: Inactive' }).click();
      await row(page, /Order desk/).waitFor();
      await page.getByRole('combobox', { name: 'Language' }).selectOption('Tamil');
      await page.getByText('Nothing matches these filters.').waitFor();
      await page.getByRole('button', { name: 'Clear filters' }).last().click();
      await row(page, /Swedish/).waitFor();
      await page.getByRole('button', { name: 'Name' }).click();
      await page.getByRole('columnheader', { name: 'Name' }).and(page.locator('[aria-sort=ascending]')).waitFor();
      await page.getByRole('row').nth(1).filter({ hasText: 'Night desk' }).waitFor();
      await page.getByRole('searchbox').fill('pharm');
      await page.waitForURL('**/ai-agents?sort=NAME&direction=ASC&search=pharm');
      // Not a filter, but no mistake of the reader's either.
      await page.goto('/ai-agents?language=no%20tag');
      await row(page, /Pharmacy/).waitFor();
    }));

  test('numbers are linked and unlinked beside the form, which keeps its text', () =>
    meet(async ({ page, elsewhere }) => {
      await elsewhere.addPhoneNumber('+919876543210', 'Front desk');
      const id = await elsewhere.createAgent('Order desk');
      await page.goto(`/ai-agents/${id}`);
      await page.getByLabel('Name').fill('Sweet shop');
      await page.getByText('It answers no phone number yet.').waitFor();
      await page.getByRole('combobox', { name: 'Link another number' }).fill('front');
      await page.getByRole('option', { name: /Front desk/ }).click();
      await page.getByRole('button', { name: 'Unlink 098765 43210' }).click();
      await page.getByText('It answers no phone number yet.').waitFor();
      assert.equal(await page.getByLabel('Name').inputValue(), 'Sweet shop');
      await save(page);
      await heading(page, 'Sweet shop').waitFor();
      assert.equal(
        await page.getByRole('link', { name: 'All its calls' }).getAttribute('href'),
        `/call-logs?agent=${id}`,
      );
    }));

  test('one is deleted after a question, and brought back', () =>
    meet(async ({ page, elsewhere }) => {
      const id = await elsewhere.createAgent('Order desk');
      await page.goto(`/ai-agents/${id}`);
      await prompt(page).fill('Not of interest any more.');
      await deleteIt(page);
      await page.getByText('No AI agents yet').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await row(page, /Order desk/).waitFor();
      await page.getByRole('button', { name: 'Actions for Order desk' }).click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      await page
        .getByRole('alertdialog', { name: 'Delete Order desk?' })
        .getByRole('button', { name: 'Delete' })
        .click();
      await page.getByText('No AI agents yet').waitFor();
    }));

  test('one that there is not leads back to those that there are', () =>
    meet(async ({ page, allow }) => {
      allow(/Failed to load resource/);
      for (const id of ['agent_01k00000000000000000000000', 'nonsense']) {
        await page.goto(`/ai-agents/${id}`);
        await page.getByText('There is no such AI agent').waitFor();
      }
      await page.getByRole('link', { name: 'To the AI agents' }).click();
      await page.getByText('No AI agents yet').waitFor();
    }));
});
