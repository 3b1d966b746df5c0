import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { device } from './api.mjs';
import { logIn, SERVER_AWAY, signUp } from './browser.mjs';
import { PASSWORD } from './serve.mjs';
import { suite } from './suite.mjs';

const dashboard = page => page.getByRole('heading', { name: 'Dashboard', level: 1 });
const numbers = page => page.getByRole('heading', { name: 'Phone numbers', level: 1 });
const loginPage = page => page.getByRole('heading', { name: 'Log in to your account' });
const addDialog = page => page.getByRole('dialog', { name: 'Add phone number' });
const renewals = operations => operations.filter(name => name === 'RefreshTokens').length;

describe('a session', () => {
  const world = suite();

  test('goes on after a reload', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      await page.reload();
      await dashboard(page).waitFor();
    }));

  test('leads to the page that was asked for before it', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      await page.getByRole('button', { name: /^Account/ }).click();
      await page.getByRole('menuitem', { name: 'Log out' }).click();
      await loginPage(page).waitFor();

      await page.goto('/phone-numbers?status=ACTIVE');
      await loginPage(page).waitFor();
      await logIn(page, email);
      await page.getByRole('button', { name: 'Remove the filter: Active' }).waitFor();
      assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, '/phone-numbers?status=ACTIVE');
    }));

  test('never leads to another site', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      for (const next of ['https://other.example/', '//other.example/', '/\\other.example']) {
        await page.goto(`/login?next=${encodeURIComponent(next)}`);
        await dashboard(page).waitFor();
        assert.equal(new URL(page.url()).pathname, '/dashboard');
      }
    }));

  test('does not begin with a wrong password, and what was typed stays', () =>
    world.meet(async ({ tab }) => {
      const page = await tab('/login');
      await page.getByLabel('E-mail address').fill('nobody@example.com');
      await page.getByLabel('Password').fill('not the password at all');
      await page.getByRole('button', { name: 'Log in' }).click();
      await page.getByText(/password is wrong/i).waitFor();
      assert.equal(await page.getByLabel('E-mail address').inputValue(), 'nobody@example.com');
    }));

  test('is renewed once when its token is refused in mid-work, and nothing typed is lost', () =>
    world.meet(async ({ tab, email, operations, allow }) => {
      const page = await tab();
      await signUp(page, email);
      await page.goto('/phone-numbers?dialog=new');
      await addDialog(page).getByLabel('Phone number').fill('098765 43210');
      allow(...SERVER_AWAY);
      await world.server.forgetAccessTokens();
      operations();
      await addDialog(page).getByRole('button', { name: 'Add phone number' }).click();
      await page.getByRole('button', { name: 'Copy 098765 43210' }).waitFor();
      assert.equal(renewals(operations()), 1);
    }));

  test('is renewed once for all that a page asks at the same time', () =>
    world.meet(async ({ tab, email, operations, allow }) => {
      const page = await tab();
      await signUp(page, email);
      await page.goto('/settings');
      await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
      allow(...SERVER_AWAY);
      await world.server.forgetAccessTokens();
      operations();
      await page.getByRole('link', { name: 'Dashboard' }).click();
      await page.getByText('0 of 4 done').waitFor();
      await page.getByText('Orders appear here as they are taken.').waitFor();
      assert.equal(renewals(operations()), 1);
    }));

  test('is shared by tabs that renew it at once', () =>
    world.meet(async ({ tab, email }) => {
      const one = await tab();
      await signUp(one, email);
      const other = await tab('/phone-numbers');
      await numbers(other).waitFor();
      await Promise.all([one.reload(), other.reload()]);
      await Promise.all([dashboard(one).waitFor(), numbers(other).waitFor()]);
      await Promise.all([one.reload(), other.reload()]);
      await Promise.all([dashboard(one).waitFor(), numbers(other).waitFor()]);
    }));

  test('ends in all tabs, and the way back shows nothing', () =>
    world.meet(async ({ tab, email }) => {
      const one = await tab();
      await signUp(one, email);
      const other = await tab('/phone-numbers');
      await numbers(other).waitFor();
      await one.getByRole('button', { name: /^Account/ }).click();
      await one.getByRole('menuitem', { name: 'Log out' }).click();
      await Promise.all([loginPage(one).waitFor(), loginPage(other).waitFor()]);
      await one.goBack();
      await loginPage(one).waitFor();
      assert.equal(await one.getByText(email).count(), 0);
    }));

  test('that has ended elsewhere asks for the password over the page, and goes on with what was sent', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      await page.goto('/phone-numbers?dialog=new');
      await addDialog(page).getByLabel('Phone number').fill('098765 43210');
      await (await device(world.server.address, email)).logOutEverywhere();
      await addDialog(page).getByRole('button', { name: 'Add phone number' }).click();

      const dialog = page.getByRole('dialog', { name: 'Please log in again' });
      await dialog.getByLabel('Password').fill(PASSWORD);
      await dialog.getByRole('button', { name: 'Log in' }).click();
      await page.getByRole('button', { name: 'Copy 098765 43210' }).waitFor();
    }));

  test('outlives a restart of the server, and what is live goes on', () =>
    world.meet(async ({ tab, email, allow }) => {
      const page = await tab();
      await signUp(page, email);
      await page.getByText('0 of 4 done').waitFor();
      allow(...SERVER_AWAY);
      await world.server.stopApi();
      await page.getByText('The connection was lost. Reconnecting…').waitFor();
      await world.server.startApi();
      await page.getByText('The connection was lost. Reconnecting…').waitFor({ state: 'hidden' });
      await (await device(world.server.address, email)).call({ callId: 'after-the-restart' });
      await page.getByRole('link', { name: 'Total calls 1' }).waitFor();
    }));
});
