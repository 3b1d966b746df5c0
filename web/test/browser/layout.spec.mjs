// Nothing pushes what is beside it out of sight, however narrow the screen or long the text.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { device } from './api.mjs';
import { signUp } from './browser.mjs';
import { suite } from './suite.mjs';

const heading = (page, name) => page.getByRole('heading', { name, level: 1 });

/** By how much the page is wider than the screen. */
const excess = page => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('a page', () => {
  const world = suite();

  test('does not scroll sideways, however narrow it is', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      const elsewhere = await device(world.server.address, email);
      await elsewhere.addPhoneNumber('098765 43210', 'Front desk of the shop in the old town');
      await elsewhere.createAgent('Order taker of the shop in the old town');
      await elsewhere.call({ callId: 'a-call' });
      await elsewhere.takeOrder({ customerName: 'Meera Iyer of the flower shop', callId: 'a-call' });
      for (const [path, name] of [
        ['/orders', 'Orders'],
        ['/phone-numbers', 'Phone numbers'],
        ['/ai-agents', 'AI agents'],
        ['/call-logs', 'Call logs'],
      ]) {
        await page.goto(path);
        await heading(page, name).waitFor();
        await page.getByText('1 entry').waitFor();
        for (const width of [1280, 1024, 768, 640, 390, 320]) {
          await page.setViewportSize({ width, height: 860 });
          assert.equal(await excess(page), 0, `${path} at ${width} px`);
        }
      }
    }));
});
