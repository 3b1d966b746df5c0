import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SERVER_AWAY, signUp } from './browser.mjs';
import { suite } from './suite.mjs';

const heading = (page, name) => page.getByRole('heading', { name, level: 1 });
const focused = page => page.evaluate(() => document.activeElement?.textContent);

describe('the shell', () => {
  const world = suite();

  test('goes anywhere by keyboard, and the heading of the page has the focus', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      await page.keyboard.press('Control+k');
      await page.getByRole('option', { name: 'Orders' }).waitFor();
      await page.keyboard.type('phone num');
      await page.keyboard.press('Enter');
      await heading(page, 'Phone numbers').waitFor();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.getByRole('link', { name: 'Orders' }).click();
      await heading(page, 'Orders').waitFor();
      await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
      assert.equal(await focused(page), 'Orders');
      assert.equal(await page.title(), 'Orders · AI Calling');
    }));

  test('has a way past the menu', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      await page.reload();
      await heading(page, 'Dashboard').waitFor();
      await page.keyboard.press('Tab');
      assert.equal(await focused(page), 'Skip to the content');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.id === 'content');
    }));

  test('keeps the theme and the language that were chosen', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      await page.getByRole('button', { name: /^Account/ }).click();
      await page.getByRole('menuitemradio', { name: 'Dark' }).click();
      await page.getByRole('button', { name: /^Account/ }).click();
      await page.getByRole('menuitemradio', { name: 'हिन्दी' }).click();
      await heading(page, 'डैशबोर्ड').waitFor();
      await page.reload();
      await heading(page, 'डैशबोर्ड').waitFor();
      const { lang, theme } = await page.evaluate(() => ({
        lang: document.documentElement.lang,
        theme: document.documentElement.dataset.theme,
      }));
      assert.deepEqual([lang, theme], ['hi', 'dark']);

      // The words of a page come with it, in the language of now, and of the pages so far in the next one.
      await page.getByRole('link', { name: 'ऑर्डर', exact: true }).click();
      await heading(page, 'ऑर्डर').waitFor();
      await page.getByText('अभी कोई ऑर्डर नहीं').waitFor();
      await page.getByRole('button', { name: /^खाता/ }).click();
      await page.getByRole('menuitemradio', { name: 'English' }).click();
      await page.getByText('No orders yet').waitFor();
      await page.getByRole('link', { name: 'Dashboard', exact: true }).click();
      await heading(page, 'Dashboard').waitFor();
    }));

  test('speaks the language of the browser', () =>
    world.meet(
      async ({ tab }) => {
        const page = await tab('/login');
        await heading(page, 'अपने खाते में लॉग इन करें').waitFor();
      },
      { locale: 'hi-IN' },
    ));

  test('has its menu in a drawer on a phone', () =>
    world.meet(
      async ({ tab, email }) => {
        const page = await tab();
        await signUp(page, email);
        await page.getByRole('button', { name: 'Open the menu' }).click();
        await page.getByRole('dialog', { name: 'Menu' }).getByRole('link', { name: 'Settings' }).click();
        await heading(page, 'Settings').waitFor();
        await page.getByRole('dialog', { name: 'Menu' }).waitFor({ state: 'hidden' });
      },
      { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    ));

  test('says when there is no network, and when it is back', () =>
    world.meet(async ({ tab, email, context, allow }) => {
      const page = await tab();
      await signUp(page, email);
      await page.locator('.recharts-surface').first().waitFor();
      allow(...SERVER_AWAY);
      await context.setOffline(true);
      await page.getByText(/^You are offline/).waitFor();
      await context.setOffline(false);
      await page.getByText(/^You are offline/).waitFor({ state: 'hidden' });
    }));

  test('says when there is no such page', () =>
    world.meet(async ({ tab }) => {
      const page = await tab('/no-such-page');
      await heading(page, 'There is no such page').waitFor();
    }));

  test('shows what could not be loaded in its place, with the id of the request, and tries again', () =>
    world.meet(async ({ tab, email, context }) => {
      const page = await tab();
      await signUp(page, email);
      const fails = route =>
        route.request().postDataJSON()?.operationName === 'PhoneNumbers'
          ? route.fulfill({
              json: {
                data: null,
                errors: [
                  {
                    message: 'Broken',
                    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-of-the-test' },
                  },
                ],
              },
            })
          : route.fallback();
      await context.route('**/graphql', fails);
      await page.getByRole('link', { name: 'Phone numbers', exact: true }).click();
      await page.getByText('This could not be loaded').waitFor();
      await page.getByText('request-of-the-test').waitFor();
      await context.unroute('**/graphql', fails);
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText('No phone numbers yet').waitFor();
    }));
});
