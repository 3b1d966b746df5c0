// Every page, filled: in both themes and languages and on a phone it breaks no rule of accessibility. SCREENSHOTS names a
// folder for pictures; those of docs/screenshots, at the root of the repository, were made so.
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { accessibilityProblems, logIn } from './browser.mjs';
import { PASSWORD } from './serve.mjs';
import { suite } from './suite.mjs';

const pages = ['dashboard', 'phone-numbers', 'ai-agents', 'call-logs', 'orders', 'settings'];
const looks = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  hindi: { colorScheme: 'light', locale: 'hi-IN' },
};

const { SCREENSHOTS } = process.env;

/** Everything has come: nothing is being loaded, and no transition is under way. */
const isStill = page =>
  page.waitForFunction(
    () =>
      !document.querySelector('.animate-pulse.bg-sunken') &&
      document
        .getAnimations()
        .every(a => a.playState !== 'running' || a.effect.getComputedTiming().iterations === Infinity),
  );

async function look(page, name) {
  await isStill(page);
  if (SCREENSHOTS) await page.screenshot({ path: resolve(SCREENSHOTS, `${name}.png`) });
  assert.deepEqual(await accessibilityProblems(page), [], name);
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
            // An enum's own name is never shown.
            assert.doesNotMatch(await page.locator('body').innerText(), /\b[A-Z]+_[A-Z_]+\b/);
          }
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
        },
        { colorScheme, reducedMotion: 'reduce' },
      ));
  }
});
