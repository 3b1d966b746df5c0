// In a browser that shows the reader's own few colours, and no backgrounds: what is chosen is seen all the same.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { device } from './api.mjs';
import { signUp } from './browser.mjs';
import { suite } from './suite.mjs';

const line = locator => locator.evaluate(element => getComputedStyle(element).outlineStyle);
const background = (locator, part) =>
  locator.evaluate((element, part) => getComputedStyle(element, part).backgroundColor, part);

describe('in the colours of the reader', () => {
  const world = suite();

  test('the page, the span and the command that is chosen have a line around them', () =>
    world.meet(
      async ({ tab, email }) => {
        const page = await tab();
        await signUp(page, email);
        const pages = page.getByRole('navigation');
        assert.equal(await line(pages.getByRole('link', { name: 'Dashboard' })), 'solid');
        assert.equal(await line(pages.getByRole('link', { name: 'Orders' })), 'none');
        assert.equal(await line(page.locator('label', { hasText: '30 days' })), 'solid');
        assert.equal(await line(page.locator('label', { hasText: '90 days' })), 'none');
        await page.getByRole('button', { name: /^Account/ }).press('Enter');
        await page.getByRole('menuitem', { name: 'Settings' }).and(page.locator('[data-highlighted]')).waitFor();
        assert.equal(await line(page.getByRole('menuitem', { name: 'Settings' })), 'solid');
        assert.equal(await line(page.getByRole('menuitem', { name: 'Log out' })), 'none');
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+k');
        await page.getByRole('option', { name: 'Dashboard' }).waitFor();
        await page.keyboard.press('ArrowDown');
        await page.locator('[role=option][data-highlighted]', { hasText: 'Phone numbers' }).waitFor();
        assert.equal(await line(page.getByRole('option', { name: 'Phone numbers' })), 'solid');
        assert.equal(await line(page.getByRole('option', { name: 'Dashboard' })), 'none');
      },
      { forcedColors: 'active' },
    ));

  test('a switch is seen to be on or off', () =>
    world.meet(
      async ({ tab, email }) => {
        const page = await tab();
        await signUp(page, email);
        await (await device(world.server.address, email)).createAgent('Order taker');
        await page.goto('/ai-agents');
        const control = page.getByRole('switch');
        await control.waitFor();
        const on = await background(control);
        assert.notEqual(await background(control, '::before'), on);
        await control.click();
        await page.locator('[role=switch]:not(:checked)').waitFor();
        await page.waitForFunction(
          before => getComputedStyle(document.querySelector('[role=switch]')).backgroundColor !== before,
          on,
        );
        assert.notEqual(await background(control, '::before'), await background(control));
      },
      { forcedColors: 'active', reducedMotion: 'reduce' },
    ));
});
