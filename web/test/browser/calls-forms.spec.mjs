import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { device } from './api.mjs';
import { signUp } from './browser.mjs';
import { suite } from './suite.mjs';

const row = (page, text) => page.getByRole('row', { name: text });

describe('a call', () => {
  const world = suite();

  test('is added by hand; a mistake is told beside its field, and an id that is taken says what to do', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      const elsewhere = await device(world.server.address, email);
      await elsewhere.createAgent('Sweet shop');
      await elsewhere.call({ callId: 'CA-1', caller: '+919876500009' });
      await page.goto('/call-logs?dialog=new');
      const dialog = page.getByRole('dialog', { name: 'Add call' });
      await dialog.getByLabel('Call id').fill('CA-1');
      await dialog.getByLabel('Caller').fill('098765 00001');
      await dialog.getByLabel('Duration').fill('soon');
      await page.keyboard.press('Control+Enter');
      await dialog.getByText('Write it like 4:05').waitFor();

      await dialog.getByLabel('Duration').fill('4:05');
      await dialog.getByLabel('Started').fill('1999-12-31T10:00');
      await page.keyboard.press('Control+Enter');
      await page.waitForFunction(() => document.activeElement?.matches('[name=startedAt][aria-invalid=true]'));

      await dialog.getByLabel('Started').fill('2026-11-20T10:00');
      await dialog.getByLabel('Agent').fill('swe');
      await page.getByRole('option', { name: 'Sweet shop' }).click();
      await dialog.getByRole('button', { name: 'Add call' }).click();
      await dialog.getByText('Another call has this id.').waitFor();
      assert.equal(await dialog.getByRole('link', { name: 'Open that call' }).getAttribute('href'), '/call-logs/CA-1');
      await dialog.getByLabel('Call id').fill('CA-2');
      await dialog.getByRole('button', { name: 'Add call' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await row(page, /098765 00001.*Sweet shop.*4:05.*20 Nov.*, 10:00/).waitFor();
      // One's own is no news.
      assert.equal(await page.getByRole('button', { name: /new call/ }).count(), 0);
      await page.getByRole('button', { name: 'Open', exact: true }).click();
      await page.getByRole('heading', { name: 'Call from 098765 00001' }).waitFor();
    }));

  test('is changed where it may be; once it is over its status stays', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      const elsewhere = await device(world.server.address, email);
      await elsewhere.createAgent('Sweet shop');
      const id = await elsewhere.call({ callId: 'CA-1', status: 'RINGING', startedAt: '2026-11-20T04:30:00Z' });
      await page.goto(`/call-logs/${id}`);
      await page.getByRole('button', { name: 'Edit' }).click();
      const dialog = page.getByRole('dialog', { name: 'Edit call' });
      await dialog.getByText('Once a call is over, its status stays.').waitFor();
      assert.equal(await dialog.getByLabel('Ended').count(), 0);
      await dialog.getByLabel('Status').selectOption('Completed');
      await dialog.getByLabel('Ended').fill('2026-11-20T09:00');
      await dialog.getByLabel('Agent').click();
      await page.getByRole('option', { name: 'Sweet shop' }).click();
      await dialog.getByRole('button', { name: 'Save' }).click();
      await page.waitForFunction(() => document.activeElement?.matches('[name=endedAt][aria-invalid=true]'));
      await dialog.getByLabel('Ended').fill('2026-11-20T10:05');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByText('It was answered and is over.').waitFor();
      await page.getByRole('link', { name: 'Sweet shop' }).waitFor();
      await page.getByText('20 Nov 2026, 10:05:00').waitFor();

      await page.getByRole('button', { name: 'Edit' }).click();
      await dialog.getByText('This call is over, so its status stays.').waitFor();
      assert.equal(await dialog.getByLabel('Status').locator('option').count(), 1);
      await dialog.getByLabel('Agent').fill('');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByRole('link', { name: 'Sweet shop' }).waitFor({ state: 'hidden' });
    }));

  test('that there is not has a page that says so, and leads back', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      await page.goto('/call-logs/call_01k000000000000000000000000');
      await page.getByRole('heading', { name: 'There is no such call' }).waitFor();
      await page.getByRole('link', { name: 'To the call logs' }).click();
      await page.getByRole('heading', { name: 'No calls yet' }).waitFor();
    }));
});
