import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { device } from './api.mjs';
import { signUp } from './browser.mjs';
import { suite } from './suite.mjs';

const row = (page, text) => page.getByRole('row', { name: text });
const addressOf = page => Object.fromEntries(new URL(page.url()).searchParams);
const callers = page => page.locator('tbody a[data-row]').allInnerTexts();
/** Waits until the list holds these callers, in this order. */
const listIs = (page, expected) =>
  page.waitForFunction(
    texts => JSON.stringify([...document.querySelectorAll('tbody a[data-row]')].map(a => a.innerText)) === texts,
    JSON.stringify(expected),
  );

async function newcomer(world, { tab, email }) {
  const page = await tab();
  await signUp(page, email);
  return { page, elsewhere: await device(world.server.address, email) };
}

describe('the call logs', () => {
  const world = suite();

  test('of somebody who never had a call say what to do next', () =>
    world.meet(async someone => {
      const { page } = await newcomer(world, someone);
      await page.goto('/call-logs');
      await page.getByRole('heading', { name: 'No calls yet' }).waitFor();
      await page.getByRole('link', { name: 'To the phone numbers' }).click();
      await page.waitForURL('**/phone-numbers');
    }));

  test('are filtered and sorted by the address, and the back button undoes it', () =>
    world.meet(async someone => {
      const { page, elsewhere } = await newcomer(world, someone);
      const agentId = await elsewhere.createAgent('Sweet shop');
      await elsewhere.call({
        callId: 'a',
        caller: '+919876500001',
        durationSeconds: 90,
        agentId: agentId,
      });
      await elsewhere.call({ callId: 'b', caller: '+919876500002', status: 'BUSY' });
      await elsewhere.call({ callId: 'c', caller: '+919876500003', status: 'FAILED', direction: 'OUTBOUND' });
      await page.goto('/call-logs?status=BUSY,FAILED');
      await row(page, /098765 00003/).waitFor();
      assert.deepEqual((await callers(page)).sort(), ['098765 00002', '098765 00003']);

      await page.getByRole('button', { name: '2 statuses' }).click();
      await page.getByRole('menuitemcheckbox', { name: 'Completed' }).click();
      await row(page, /098765 00001/).waitFor();
      assert.deepEqual(addressOf(page), { status: 'BUSY,FAILED,COMPLETED' });
      await page.keyboard.press('Escape');
      await page.getByRole('combobox', { name: 'Direction' }).selectOption('Outgoing');
      await listIs(page, ['098765 00003']);
      await page.goBack();
      await page.getByRole('combobox', { name: 'Order' }).selectOption('Longest first');
      await page.getByRole('columnheader', { name: 'Duration' }).and(page.locator('[aria-sort=descending]')).waitFor();
      await page.waitForFunction(() => document.querySelector('tbody a[data-row]')?.innerText === '098765 00001');

      await page.getByRole('button', { name: 'Clear filters' }).click();
      await page.getByRole('button', { name: 'More filters' }).click();
      await page.getByRole('combobox', { name: 'Agent' }).fill('swe');
      await page.getByRole('option', { name: 'Sweet shop' }).click();
      await page.getByRole('button', { name: 'Show calls' }).click();
      await listIs(page, ['098765 00001']);
      assert.equal(addressOf(page).agent, agentId);
      await page.reload();
      await page.getByRole('button', { name: 'Remove the filter: Agent: Sweet shop' }).click();
      await row(page, /098765 00003/).waitFor();

      await page.getByRole('searchbox').fill('zz');
      await page.getByText('Type at least 3 characters.').waitFor();
      await page.getByRole('searchbox').fill('00002');
      await listIs(page, ['098765 00002']);
      await page.goto('/call-logs?status=RINGING');
      await page.getByText('Nothing matches these filters.').waitFor();
      await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click();
      await row(page, /098765 00003/).waitFor();
    }));

  const zones = {
    'Asia/Kolkata': ['2026-11-19T18:29:59Z', '2026-11-19T18:30:00Z', '2026-11-20T18:29:59Z', '2026-11-20T18:30:00Z'],
    'America/New_York': [
      '2026-11-20T04:59:59Z',
      '2026-11-20T05:00:00Z',
      '2026-11-21T04:59:59Z',
      '2026-11-21T05:00:00Z',
    ],
  };
  for (const [timezoneId, moments] of Object.entries(zones)) {
    test(`of a day are those of the day in the zone of whoever looks: ${timezoneId}`, () =>
      world.meet(
        async someone => {
          const { page, elsewhere } = await newcomer(world, someone);
          for (const [index, startedAt] of moments.entries()) {
            await elsewhere.call({ callId: startedAt, caller: `+91987650000${index}`, startedAt });
          }
          await page.goto('/call-logs');
          await listIs(page, ['098765 00003', '098765 00002', '098765 00001', '098765 00000']);
          await page.getByRole('button', { name: 'More filters' }).click();
          await page.getByLabel('From').fill('2026-11-20');
          await page.getByLabel('To, included').fill('2026-11-19');
          await page.getByRole('button', { name: 'Show calls' }).click();
          await page.getByText('The last day is before the first.').waitFor();
          await page.getByLabel('To, included').fill('2026-11-20');
          await page.getByRole('button', { name: 'Show calls' }).click();
          await listIs(page, ['098765 00002', '098765 00001']);
          assert.deepEqual(addressOf(page), { from: '2026-11-20', to: '2026-11-20' });
          await page.getByRole('button', { name: 'Remove the filter: Began: 20 Nov 2026' }).waitFor();

          await page.getByRole('combobox', { name: 'Days' }).selectOption('Last 7 days');
          await page.getByRole('button', { name: 'Remove the filter: Began: Last 7 days' }).waitFor();
        },
        { timezoneId },
      ));
  }

  test('are walked through by keyboard, and one is opened and come back from', () =>
    world.meet(async someone => {
      const { page, elsewhere } = await newcomer(world, someone);
      for (const number of [1, 2, 3]) {
        await elsewhere.call({
          callId: `${number}`,
          caller: `+91987650000${number}`,
          startedAt: `2026-11-20T10:00:0${number}Z`,
        });
      }
      await page.goto('/call-logs?callDirection=INBOUND');
      await listIs(page, ['098765 00003', '098765 00002', '098765 00001']);
      await page.getByRole('region', { name: 'Call logs' }).focus();
      for (const key of ['j', 'ArrowDown', 'ArrowDown', 'k']) await page.keyboard.press(key);
      assert.equal(await page.evaluate(() => document.activeElement.innerText), '098765 00002');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Call from 098765 00002' }).waitFor();
      await page.goBack();
      await listIs(page, ['098765 00003', '098765 00002', '098765 00001']);
      assert.deepEqual(addressOf(page), { callDirection: 'INBOUND' });

      // All of a row is its link.
      const opened = someone.context.waitForEvent('page');
      const { x, y, width, height } = await row(page, /098765 00001/).boundingBox();
      await page.mouse.click(x + width * 0.6, y + height / 2, { button: 'middle' });
      await (await opened).getByRole('heading', { name: 'Call from 098765 00001' }).waitFor();
    }));

  test('page forward and back', () =>
    world.meet(async someone => {
      const { page, elsewhere } = await newcomer(world, someone);
      for (let number = 10; number < 40; number += 1) {
        const startedAt = `2026-11-20T10:00:${number}Z`;
        await elsewhere.call({ callId: `${number}`, caller: `+9198765000${number}`, startedAt });
      }
      await page.goto('/call-logs');
      await page.getByText('30 entries').waitFor();
      const focused = () => page.evaluate(() => document.activeElement.innerText);
      await page.getByRole('button', { name: 'Next' }).press('Enter');
      await listIs(page, ['098765 00014', '098765 00013', '098765 00012', '098765 00011', '098765 00010']);
      // There is no further page, and the button keeps the focus all the same.
      assert.ok(await page.getByRole('button', { name: 'Next' }).isDisabled());
      assert.equal(await focused(), 'Next');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Previous' }).press('Enter');
      await row(page, /098765 00039/).waitFor();
      assert.ok(await page.getByRole('button', { name: 'Previous' }).isDisabled());
      assert.equal(await focused(), 'Previous');
      assert.equal((await callers(page)).length, 25);
    }));

  test('that went out are known by who was called, where there is room for one number', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      const elsewhere = await device(world.server.address, email);
      const agentId = await elsewhere.createAgent('Order taker');
      await elsewhere.call({
        callId: 'out',
        caller: '+918041127390',
        callee: '+919876500003',
        direction: 'OUTBOUND',
        agentId,
      });
      await page.getByRole('link', { name: '098765 00003' }).waitFor();
      await page.goto(`/ai-agents/${agentId}`);
      await page.getByRole('link', { name: '098765 00003' }).waitFor();
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto('/call-logs');
      const row = page.getByRole('row', { name: /080 4112 7390/ });
      await row.getByRole('img', { name: 'Outgoing' }).waitFor();
      await row.getByText('098765 00003').first().waitFor();
    }));

  test('have on a phone a filter of statuses that looks like the others', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      await (await device(world.server.address, email)).call({ callId: 'a-call' });
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto('/call-logs');
      const filter = page.getByRole('button', { name: 'All statuses' });
      await filter.waitFor();
      const [whole, arrow] = [await filter.boundingBox(), await filter.locator('svg').boundingBox()];
      const gap = whole.x + whole.width - (arrow.x + arrow.width);
      assert.ok(gap <= 12, `the arrow is ${gap} px from the edge`);
    }));
});
