// A business with many calls. How long the page takes depends on the machine, and `npm run lighthouse` measures it; here is what keeps it
// short: whatever is done, one question goes to the API, and one page of its answer is all that is drawn.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { logIn } from './browser.mjs';
import { manyCalls } from './calls-many.mjs';
import { suite } from './suite.mjs';

const PAGE = 25;
/** What a row may have of elements: a table of 25 rows is drawn at once. */
const MOST_IN_A_ROW = 60;

describe('fifty thousand calls', () => {
  const world = suite({ demo: true, calls: 50_000 });

  test('are paged, filtered and sorted by one question each, and no more than a page is drawn', () =>
    world.meet(async ({ tab }) => {
      const page = await tab('/call-logs');
      await logIn(page, 'demo@example.com');
      await page.getByText('50,000 entries').waitFor();
      const isQuestion = request => request.postDataJSON()?.operationName === 'CallLogs';
      let questions = 0;
      page.on('request', request => {
        if (isQuestion(request)) questions += 1;
      });
      // All that was ever in the table, not only what is there in the end.
      await page.evaluate(() => {
        window.most = 0;
        const count = () => {
          window.most = Math.max(window.most, document.querySelectorAll('tbody tr').length);
        };
        count();
        new MutationObserver(count).observe(document.body, { childList: true, subtree: true });
      });

      const steps = Object.entries(manyCalls(page));
      for (const [address, act] of steps) {
        const answered = page.waitForResponse(response => isQuestion(response.request()));
        await act();
        await page.waitForURL(url => url.search.includes(address));
        const { data } = await (await answered).json();
        const rows = data.callLogs.nodes.length;
        assert.ok(rows > 0 && rows <= PAGE, `${address}: ${rows} rows`);
        const drawn = page
          .locator('table:not([aria-busy]) tbody')
          .filter({ has: page.locator(`tr:nth-child(${rows}):last-child`) });
        await drawn.waitFor();
      }
      assert.equal(questions, steps.length);
      assert.equal(await page.evaluate(() => window.most), PAGE);
      const perRow = await page.evaluate(
        () => document.querySelectorAll('tbody *').length / document.querySelectorAll('tbody tr').length,
      );
      assert.ok(perRow <= MOST_IN_A_ROW, `${perRow} elements in a row`);
    }));
});
