import { describe, test } from 'node:test';
import { device } from './api.mjs';
import { signUp } from './browser.mjs';
import { PASSWORD } from './serve.mjs';
import { suite } from './suite.mjs';

const loginPage = page => page.getByRole('heading', { name: 'Log in to your account' });
const part = (page, title) => page.locator('section', { has: page.getByRole('heading', { name: title, exact: true }) });

describe('the settings', () => {
  const world = suite();

  test('change the profile, in all tabs', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      const other = await tab('/dashboard');
      await page.goto('/settings');
      await part(page, 'Profile').getByLabel('Your name').fill('Bela Shah');
      await part(page, 'Profile').getByLabel('Region').selectOption('United States');
      await part(page, 'Profile').getByRole('button', { name: 'Save' }).click();
      await page.getByText('Your profile was saved.').waitFor();
      await other.getByText('Hello, Bela. This is what your agents are doing.').waitFor();
    }));

  test('change the e-mail address only with the password', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      await page.goto('/settings');
      const profile = part(page, 'Profile');
      await profile.getByLabel('E-mail address').fill(`new-${email}`);
      await profile.getByLabel('Current password').fill('not the password at all');
      await profile.getByRole('button', { name: 'Save' }).click();
      await profile.getByLabel('Current password').and(page.locator('[aria-invalid=true]')).waitFor();
      await profile.getByLabel('Current password').fill(PASSWORD);
      await profile.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Your profile was saved.').waitFor();
      await device(world.server.address, `new-${email}`);
    }));

  test('change the password, and the session goes on', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      await page.goto('/settings');
      const password = part(page, 'Password');
      await password.getByLabel('Current password').fill(PASSWORD);
      await password.getByLabel('New password').fill('eight quiet rivers bend');
      await password.getByRole('button', { name: 'Change password' }).click();
      await page.getByText(/^Your password was changed/).waitFor();
      await page.getByRole('link', { name: 'Phone numbers', exact: true }).click();
      await page.getByText('No phone numbers yet').waitFor();
      await page.reload();
      await page.getByText('No phone numbers yet').waitFor();
    }));

  test('log out everywhere', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      await page.goto('/settings');
      await page.getByRole('button', { name: 'Log out everywhere' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Log out everywhere' }).click();
      await loginPage(page).waitFor();
      await page.reload();
      await loginPage(page).waitFor();
    }));
});
