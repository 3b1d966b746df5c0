import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { device } from './api.mjs';
import { SERVER_AWAY, signUp } from './browser.mjs';
import { PASSWORD } from './serve.mjs';
import { suite } from './suite.mjs';

const LOST = 'The connection was lost. Reconnecting…';
const banner = page => page.getByText(LOST);
const addDialog = page => page.getByRole('dialog', { name: 'Add phone number' });
const submit = page => addDialog(page).getByRole('button', { name: 'Add phone number' }).click();
const number = page => page.getByRole('button', { name: 'Copy 098765 43210' });

/** As if another tab were in front. */
const show = (page, isVisible) =>
  page.evaluate(visible => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => !visible });
    document.dispatchEvent(new Event('visibilitychange'));
  }, isVisible);

const counts = operations => {
  const times = new Map();
  for (const name of operations) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
};

describe('a page whose server goes away', () => {
  const world = suite();

  test('says so, keeps what is typed into a form, and sends it when the server is back', () =>
    world.meet(async ({ tab, email, allow }) => {
      const page = await tab();
      await signUp(page, email);
      await page.goto('/phone-numbers?dialog=new');
      await addDialog(page).getByLabel('Phone number').fill('098765 43210');
      allow(...SERVER_AWAY);
      await world.server.stopApi();
      await submit(page);
      await addDialog(page).getByText('The server could not be reached. Please try again in a moment.').waitFor();
      await banner(page).waitFor();
      assert.equal(await addDialog(page).getByLabel('Phone number').inputValue(), '098765 43210');
      await world.server.startApi();
      await banner(page).waitFor({ state: 'hidden' });
      await submit(page);
      await number(page).waitFor();
    }));

  test('says so to whoever only looks, and shows what is new when it is back', () =>
    world.meet(async ({ tab, email, allow, context }) => {
      const page = await tab();
      await signUp(page, email);
      await page.clock.install();
      await page.goto('/phone-numbers');
      await page.getByText('No phone numbers yet').waitFor();
      allow(...SERVER_AWAY);
      // Only this browser is cut off.
      await context.route('**/graphql', route => route.abort());
      await page.clock.fastForward('00:30');
      await banner(page).waitFor();
      await (await device(world.server.address, email)).addPhoneNumber('098765 43210');
      await context.unroute('**/graphql');
      await number(page).waitFor();
      await banner(page).waitFor({ state: 'hidden' });
    }));

  test('tries again what it could not load, and needs nobody to ask for it', () =>
    world.meet(async ({ tab, email, allow, context }) => {
      const page = await tab();
      await signUp(page, email);
      allow(...SERVER_AWAY);
      await context.route('**/graphql', route => route.abort());
      await page.getByRole('link', { name: 'Phone numbers', exact: true }).click();
      await page.getByText('This could not be loaded').waitFor();
      await context.unroute('**/graphql');
      await page.getByText('No phone numbers yet').waitFor();
    }));

  for (const [how, cut, join] of [
    ['its network', ({ context }) => context.setOffline(true), ({ context }) => context.setOffline(false)],
    ['its server', () => world.server.stopApi(), () => world.server.startApi()],
  ]) {
    test(`goes to another page, whose code is not there yet, when ${how} is back, and stays meanwhile`, () =>
      world.meet(async ({ tab, email, allow, context }) => {
        const page = await tab();
        await signUp(page, email);
        allow(...SERVER_AWAY);
        await cut({ context });
        await page.getByRole('link', { name: 'Settings', exact: true }).click();
        await page.getByText(/^(The connection was lost|You are offline)/).waitFor();
        await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor();
        await join({ context });
        await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
      }));
  }

  test('whose token runs out meanwhile is live again when it is back', () =>
    world.meet(async ({ tab, email, allow }) => {
      const page = await tab();
      await page.clock.install();
      await signUp(page, email);
      await page.getByText('0 of 4 done').waitFor();
      allow(...SERVER_AWAY);
      await world.server.stopApi();
      await banner(page).waitFor();
      const failed = page.waitForEvent('requestfailed', request => /RefreshTokens/.test(request.postData() ?? ''));
      await page.clock.fastForward('01:00:00');
      await failed;
      await world.server.startApi();
      await banner(page).waitFor({ state: 'hidden' });
      await (await device(world.server.address, email)).call({ callId: 'after-the-outage' });
      await page.getByRole('link', { name: 'Total calls 1' }).waitFor();
    }));
});

describe('a page that is left open', () => {
  const world = suite();

  test('asks for each thing once when it is seen again after hours', () =>
    world.meet(async ({ tab, email, operations }) => {
      const page = await tab();
      await page.clock.install();
      await signUp(page, email);
      await page.getByText('0 of 4 done').waitFor();
      await show(page, false);
      operations();
      await page.clock.fastForward('09:00:00');
      await (await device(world.server.address, email)).addPhoneNumber('098765 43210');
      await show(page, true);
      await page.getByText('1 of 4 done').waitFor();
      await page.getByRole('link', { name: 'Connected phone numbers 1' }).waitFor();
      for (const [name, times] of counts(operations())) assert.ok(times <= 2, `${name} was asked for ${times} times`);
    }));

  test('over the end of its session asks for the password, and keeps what was typed', () =>
    world.meet(async ({ tab, email, context, operations }) => {
      const page = await tab();
      await page.clock.install();
      await signUp(page, email);
      await page.goto('/phone-numbers?dialog=new');
      await addDialog(page).getByLabel('Phone number').fill('098765 43210');
      await addDialog(page).getByLabel('Label').fill('Front desk');
      await show(page, false);
      // The cookie's own end, after seven days.
      await context.clearCookies();
      await page.clock.fastForward(8 * 24 * 60 * 60 * 1000);
      operations();
      await show(page, true);

      const dialog = page.getByRole('dialog', { name: 'Please log in again' });
      await dialog.getByLabel('Password').fill(PASSWORD);
      await dialog.getByRole('button', { name: 'Log in' }).click();
      await dialog.waitFor({ state: 'hidden' });
      assert.equal(counts(operations()).get('RefreshTokens'), 1);
      assert.equal(await addDialog(page).getByLabel('Label').inputValue(), 'Front desk');
      await submit(page);
      await number(page).waitFor();
    }));
});
