// A business with many calls: nothing keeps the page from answering to its people.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { logIn } from './browser.mjs';
import { suite } from './suite.mjs';

const LONGEST_TASK = 100;

describe('fifty thousand calls', () => {
  const world = suite({ demo: true, calls: 50_000 });

  test('are paged, filtered and sorted without a task that holds the page up', () =>
    world.meet(async ({ tab }) => {
      const page = await tab('/call-logs');
      await logIn(page, 'demo@example.com');
      await page.getByText('50,000 entries').waitFor();
      await page.evaluate(() => {
        window.longTasks = [];
        new PerformanceObserver(list => window.longTasks.push(...list.getEntries().map(task => task.duration))).observe(
          {
            type: 'longtask',
          },
        );
      });
      const rows = page.locator('tbody tr');
      const shown = async address => {
        await page.waitForURL(url => url.search.includes(address));
        await page.locator('table:not([aria-busy])').waitFor();
        await rows.first().waitFor();
      };
      await page.getByRole('button', { name: 'Next' }).click();
      await shown('after=');
      await page.getByRole('button', { name: 'Next' }).click();
      await shown('after=');
      await page.getByRole('button', { name: 'Previous' }).click();
      await shown('before=');
      await page.getByRole('combobox', { name: 'Order' }).selectOption('Longest first');
      await shown('sort=DURATION');
      await page.getByRole('combobox', { name: 'Direction' }).selectOption('Incoming');
      await shown('callDirection=INBOUND');
      await page.getByRole('combobox', { name: 'Days' }).selectOption('Last 30 days');
      await shown('from=');
      await page.getByRole('button', { name: 'All statuses' }).click();
      await page.getByRole('menuitemcheckbox', { name: 'Busy' }).click();
      await shown('status=BUSY');
      await page.keyboard.press('Escape');
      await page.getByRole('searchbox').fill('987');
      await shown('search=987');
      await page.getByRole('button', { name: 'Clear filters' }).click();
      await page.getByText('50,000 entries').waitFor();

      const longest = Math.max(0, ...(await page.evaluate(() => window.longTasks)));
      assert.ok(longest <= LONGEST_TASK, `the longest task took ${longest} ms`);
    }));
});
