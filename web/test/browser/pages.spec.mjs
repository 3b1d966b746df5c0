// Every page, filled: in both themes and languages and on a phone it breaks no rule of accessibility.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogues, messagesOf } from '../../scripts/catalogues.mjs';
import { accessibilityProblems, isStill, logIn } from './browser.mjs';
import { PASSWORD } from './serve.mjs';
import { suite } from './suite.mjs';

const pages = ['dashboard', 'phone-numbers', 'ai-agents', 'call-logs', 'orders', 'settings'];
const looks = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  hindi: { colorScheme: 'light', locale: 'hi-IN' },
};

const ids = catalogues.flatMap(name => Object.keys(messagesOf('en', name)));

/** Choices float over the page: no landmark is around them. */
const floats = problem => !problem.startsWith('region: ');

async function look(page, name, matters = () => true) {
  await isStill(page);
  const text = await page.locator('body').innerText();
  // Neither an enum's own name is ever shown, nor the id of a message in place of the message.
  assert.doesNotMatch(text, /\b[A-Z]+_[A-Z_]+\b/, name);
  assert.deepEqual(
    ids.filter(id => text.includes(id)),
    [],
    name,
  );
  assert.deepEqual((await accessibilityProblems(page)).filter(matters), [], name);
}

describe('every page', () => {
  const world = suite({ demo: true });

  for (const [name, options] of Object.entries(looks)) {
    test(`is accessible: ${name}`, () =>
      world.meet(
        async ({ tab }) => {
          const page = await tab('/login');
          await page.locator('h1').waitFor();
          await look(page, `log-in-${name}`);
          await page.locator('input[name=email]').fill('demo@example.com');
          await page.locator('input[name=password]').fill(PASSWORD);
          await page.locator('button[type=submit]').click();
          await page.waitForURL('**/dashboard');
          for (const path of pages) {
            await page.goto(`/${path}`);
            await page.locator('main h1').waitFor();
            if (path === 'dashboard') await page.locator('.recharts-bar-rectangle').first().waitFor();
            if (!['dashboard', 'settings'].includes(path)) await page.locator('tbody tr').first().waitFor();
            await look(page, `${path}-${name}`);
          }
          // The pages of single things, which have no address of their own in the navigation.
          await page.goto('/ai-agents/new');
          await page.locator('textarea').waitFor();
          await look(page, `ai-agents-new-${name}`);
          await page.goto('/ai-agents?sort=NAME&direction=DESC');
          await page.locator('tbody a').first().click();
          await page.locator('textarea').waitFor();
          await look(page, `ai-agent-${name}`);
          await page.goto('/call-logs?status=COMPLETED');
          await page.locator('tbody a[data-row]').first().click();
          await page.locator('main dl').waitFor();
          await look(page, `call-${name}`);
          await page.goto('/call-logs/none');
          await page.locator('main h2').waitFor();
          await look(page, `call-unknown-${name}`);
        },
        { ...options, reducedMotion: 'reduce' },
      ));
  }

  for (const colorScheme of ['light', 'dark']) {
    test(`has dialogs that are accessible: ${colorScheme}`, () =>
      world.meet(
        async ({ tab }) => {
          const page = await tab('/phone-numbers?dialog=new');
          await logIn(page, 'demo@example.com');
          const dialog = page.getByRole('dialog', { name: 'Add phone number' });
          await dialog.waitFor();
          await look(page, `phone-number-dialog-${colorScheme}`);
          await page.keyboard.press('Escape');
          await dialog.waitFor({ state: 'hidden' });
          await page
            .getByRole('button', { name: /^Actions for/ })
            .first()
            .click();
          await page.getByRole('menuitem', { name: 'Linked agents' }).click();
          await page.getByRole('combobox', { name: 'Link another agent' }).waitFor();
          await look(page, `linked-agents-${colorScheme}`);
          await page.keyboard.press('Escape');
          await page.keyboard.press('Control+k');
          await page.getByRole('option', { name: 'Call logs' }).waitFor();
          await look(page, `palette-${colorScheme}`);
          await page.goto('/call-logs?dialog=new');
          await page.getByRole('dialog', { name: 'Add call' }).waitFor();
          await look(page, `call-dialog-${colorScheme}`);
          await page.keyboard.press('Escape');
          await page.getByRole('button', { name: 'All statuses' }).click();
          await page.getByRole('menuitemcheckbox', { name: 'Busy' }).click();
          await page.keyboard.press('Escape');
          await page.getByRole('button', { name: 'More filters' }).click();
          await page.getByRole('button', { name: 'Last 7 days' }).click();
          await look(page, `call-filters-${colorScheme}`);
        },
        { colorScheme, reducedMotion: 'reduce' },
      ));
  }

  for (const [name, options] of Object.entries(looks)) {
    test(`has orders that are accessible in every state: ${name}`, () =>
      world.meet(
        async ({ tab }) => {
          const page = await tab('/orders?dialog=new');
          await page.locator('input[name=email]').fill('demo@example.com');
          await page.locator('input[name=password]').fill(PASSWORD);
          await page.locator('button[type=submit]').click();
          await page.locator('input[name=customerName]').fill('मीरा नायर');
          await page.locator('input[name=phone]').fill('12');
          await page.locator('textarea[name=details]').fill('2 kg laddu');
          await page.keyboard.press('Control+Enter');
          await page.locator('[aria-invalid=true]').waitFor();
          await look(page, `order-dialog-${name}`);
          await page.getByRole('combobox').last().click();
          await page.getByRole('option').first().waitFor();
          await look(page, `order-call-${name}`, floats);
          await page.keyboard.press('Escape');
          await page.keyboard.press('Escape');
          await page.getByRole('alertdialog').waitFor();
          await look(page, `order-unsaved-${name}`);
          await page.getByRole('alertdialog').getByRole('button').last().click();
          await page.getByRole('alertdialog').waitFor({ state: 'hidden' });

          await page.goto('/orders?from=2020-01-01&search=a%20b');
          await page.locator('tbody tr, h2').first().waitFor();
          await look(page, `orders-filtered-${name}`);
          await page.goto('/orders');
          await page.locator('tbody tr').first().getByRole('link').first().click();
          await page.getByRole('dialog').locator('dl').waitFor();
          await look(page, `order-${name}`);
          await page.getByRole('dialog').getByRole('button').nth(3).click();
          await page.getByRole('alertdialog').waitFor();
          await look(page, `order-delete-${name}`);
          await page.goto('/orders?order=nonsense');
          await page.getByRole('dialog').locator('h2').nth(1).waitFor();
          await look(page, `order-unknown-${name}`);
          await page.keyboard.press('Escape');
          await page.getByRole('dialog').waitFor({ state: 'hidden' });
          await page.locator('main header').first().getByRole('button').first().click();
          await page.getByRole('dialog').locator('a[download]').waitFor();
          await look(page, `orders-export-${name}`);
        },
        { ...options, reducedMotion: 'reduce' },
      ));
  }
});
