// What is opened on a page: menus, which come when they are called for, and boxes to choose from.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { device } from './api.mjs';
import { accessibilityProblems, signUp } from './browser.mjs';
import { suite } from './suite.mjs';

const focused = page => page.evaluate(() => document.activeElement?.textContent?.trim());

/** What floats over the page has no landmark around it. */
const problems = async page => (await accessibilityProblems(page)).filter(problem => !problem.startsWith('region: '));

describe('a menu', () => {
  const world = suite();
  const withMenu = story =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      const button = page.getByRole('button', { name: /^Account/ });
      await story({ page, button, menu: page.getByRole('menu', { name: /^Account/ }) });
    });

  test('is opened, gone through and left by the keyboard, and gives the focus back', () =>
    withMenu(async ({ page, button, menu }) => {
      for (const key of ['Enter', 'Space', 'ArrowDown']) {
        await button.press(key);
        await menu.waitFor();
        await page.waitForFunction(() => document.activeElement?.textContent === 'Settings');
        assert.equal(await button.getAttribute('aria-expanded'), 'true');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('End');
        assert.equal(await focused(page), 'Log out');
        await page.keyboard.press('Escape');
        await menu.waitFor({ state: 'hidden' });
        await page.waitForFunction(() => document.activeElement?.ariaLabel?.startsWith('Account'));
        assert.equal(await button.getAttribute('aria-expanded'), 'false');
      }
      await button.press('Enter');
      await menu.waitFor();
      assert.deepEqual(await problems(page), []);
      await page.keyboard.press('Tab');
      await menu.waitFor({ state: 'hidden' });
      // From the button on, not from the end of the page.
      await page.waitForFunction(() => document.activeElement?.closest('main'));
    }));

  test('is opened by a press and closed by another, on its button or anywhere', () =>
    withMenu(async ({ page, button, menu }) => {
      const { x, y } = await button.boundingBox();
      await page.mouse.click(x + 5, y + 5);
      await menu.waitFor();
      await page.mouse.click(x + 5, y + 5);
      await menu.waitFor({ state: 'hidden' });
      await page.mouse.click(x + 5, y + 5);
      await menu.waitFor();
      await page.mouse.click(400, 500);
      await menu.waitFor({ state: 'hidden' });
    }));
});

describe('a box to choose from', () => {
  const world = suite();
  const withAgents = (story, personOptions) =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      const elsewhere = await device(world.server.address, email);
      for (const name of ['Sweet shop', 'Sweet corner', 'Order desk']) await elsewhere.createAgent(name);
      await page.goto('/call-logs?dialog=new');
      const dialog = page.getByRole('dialog', { name: 'Add call' });
      const box = dialog.getByRole('combobox', { name: 'Agent' });
      const marked = async () => {
        const id = await box.getAttribute('aria-activedescendant');
        return id && page.locator(`[id="${id}"]`).innerText();
      };
      await story({ page, dialog, box, marked, options: page.locator('[popover] [role=option]') });
    }, personOptions);

  test('is gone through by the arrows and chosen from by Enter, which sends no form', () =>
    withAgents(async ({ page, dialog, box, marked, options }) => {
      await box.press('ArrowDown');
      await page.getByRole('option', { name: 'Sweet shop' }).waitFor();
      assert.equal(await options.count(), 3);
      assert.equal(await marked(), null);
      await box.press('ArrowUp');
      const last = await marked();
      await box.press('ArrowDown');
      const first = await marked();
      assert.notEqual(first, last);
      await box.press('ArrowUp');
      assert.equal(await marked(), last);
      assert.deepEqual(await problems(page), []);

      await box.fill('sweet sh');
      await page.waitForFunction(() => document.querySelectorAll('[popover] [role=option]').length === 1);
      assert.equal(await marked(), 'Sweet shop');
      await box.press('Enter');
      await options.first().waitFor({ state: 'hidden' });
      assert.equal(await box.inputValue(), 'Sweet shop');
      assert.equal(await dialog.locator('[aria-invalid=true]').count(), 0);
    }));

  test('never gives what was found for an earlier text, however fast Enter comes', () =>
    withAgents(async ({ page, box, marked }) => {
      const isAbout = (request, text) => request.postDataJSON()?.variables?.filter?.search === text;
      const answered = page.waitForResponse(response => isAbout(response.request(), 'sweet sh'));
      await box.fill('sweet sh');
      await answered;
      await page.waitForFunction(() => document.querySelectorAll('[role=option]').length === 1);
      let letGo;
      const held = new Promise(resolve => {
        letGo = resolve;
      });
      await page.route('**/graphql', async route => {
        if (isAbout(route.request(), 'order')) await held;
        await route.continue();
      });
      await box.fill('order');
      await box.press('Enter');
      await page.getByText('Loading').waitFor();
      assert.equal(await box.inputValue(), 'order');
      letGo();
      await page.getByRole('option', { name: 'Order desk' }).waitFor();
      assert.equal(await marked(), 'Order desk');
      await box.press('Enter');
      assert.equal(await box.inputValue(), 'Order desk');
    }));

  test('tells again what was chosen when it is left without a choice, and Escape closes the list alone', () =>
    withAgents(async ({ page, dialog, box, options }) => {
      await box.click();
      await page.getByRole('option', { name: 'Order desk' }).click();
      assert.equal(await box.inputValue(), 'Order desk');
      await box.fill('nobody is called so');
      await page.getByText('Nothing found').waitFor();
      await box.press('Escape');
      await page.getByText('Nothing found').waitFor({ state: 'hidden' });
      assert.equal(await box.inputValue(), 'Order desk');
      assert.equal(await dialog.count(), 1);
      await box.fill('swe');
      await page.getByRole('option', { name: 'Sweet corner' }).waitFor();
      await box.press('Tab');
      await options.first().waitFor({ state: 'hidden' });
      assert.equal(await box.inputValue(), 'Order desk');
      await box.click();
      await page.getByRole('option', { name: 'Order desk', selected: true }).waitFor();
      await box.fill('');
      await box.press('Tab');
      assert.equal(await box.inputValue(), '');
    }));

  test('has its list in sight, above the box where there is no room below', () =>
    withAgents(
      async ({ page, box, options }) => {
        await box.click();
        await options.first().waitFor();
        const [list, own] = [await page.locator('[popover]:popover-open').boundingBox(), await box.boundingBox()];
        assert.ok(list.y >= 0 && list.y + list.height <= 560, JSON.stringify(list));
        assert.ok(list.y + list.height <= own.y || list.y >= own.y + own.height, 'the list covers the box');
        assert.equal(Math.round(list.width), Math.round(own.width));
      },
      { viewport: { width: 390, height: 560 } },
    ));
});

describe('a form in a dialog', () => {
  const world = suite();

  for (const [path, title, field] of [
    ['/phone-numbers', 'Add phone number', 'number'],
    ['/call-logs', 'Add call', 'callId'],
    ['/orders', 'Add order', 'customerName'],
  ]) {
    test(`begins with its first field: ${title}`, () =>
      world.meet(async ({ tab, email }) => {
        const page = await tab();
        await signUp(page, email);
        await page.goto(`${path}?dialog=new`);
        await page.getByRole('dialog', { name: title }).waitFor();
        await page.waitForFunction(name => document.activeElement?.name === name, field);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'hidden' });
        await page.getByRole('button', { name: title }).first().click();
        await page.waitForFunction(name => document.activeElement?.name === name, field);
      }));
  }
});
