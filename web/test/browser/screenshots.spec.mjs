// The pictures of the docs, when SCREENSHOTS names a folder for them; they are the same on every day.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { device, signUp } from './api.mjs';
import { isStill, logIn } from './browser.mjs';
import { NOW, OWNER, openShop, tellTimes } from './shop.mjs';
import { suite } from './suite.mjs';

// Filling the shop asks for more at once than a shop would.
process.env.REQUESTS_PER_SECOND_PER_TENANT = '0';
process.env.REQUESTS_PER_SECOND_PER_ADDRESS = '0';

const { SCREENSHOTS } = process.env;
const LARGEST = 120_000;
/** A height that shows the dashboard's chart as a whole. */
const WITH_CHART = 730;

const looks = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 780 }, isMobile: true, hasTouch: true },
};

describe('the docs', { skip: !SCREENSHOTS }, () => {
  const world = suite();
  let shop;
  const filled = async () => {
    if (shop) return shop;
    await signUp(world.server.address, OWNER);
    shop = openShop(await device(world.server.address, OWNER.email));
    return shop;
  };

  for (const [look, options] of Object.entries(looks)) {
    test(`have pictures: ${look}`, () =>
      world.meet(
        async ({ context, tab }) => {
          const { agentId, callId, ...times } = await filled();
          await tellTimes(context, times);
          await context.clock.setFixedTime(NOW);
          const take = async (page, name) => {
            await isStill(page);
            // As it stays: a chart is drawn in steps that the page does not tell of.
            let [before, picture] = [undefined, await page.screenshot()];
            for (let tries = 0; tries < 10 && !before?.equals(picture); tries += 1) {
              await page.waitForTimeout(100);
              [before, picture] = [picture, await page.screenshot()];
            }
            await writeFile(resolve(SCREENSHOTS, `${name}-${look}.png`), picture);
            assert.ok(picture.length <= LARGEST, `${name}: ${picture.length} bytes`);
          };

          const page = await tab('/signup');
          await page.locator('h1').waitFor();
          await take(page, 'sign-up');
          await page.goto('/login');
          await page.locator('h1').waitFor();
          await take(page, 'log-in');
          await logIn(page, OWNER.email);
          await page.waitForURL('**/dashboard');

          const seen = {
            dashboard: ['/dashboard', '.recharts-bar-rectangle', WITH_CHART],
            'phone-numbers': ['/phone-numbers', 'tbody tr'],
            'ai-agents': ['/ai-agents', 'tbody tr'],
            'ai-agent-new': ['/ai-agents/new', 'textarea'],
            'ai-agent': [`/ai-agents/${agentId}`, 'textarea'],
            'call-logs': ['/call-logs', 'tbody tr'],
            call: [`/call-logs/${callId}`, 'main dl'],
            orders: ['/orders', 'tbody tr'],
            settings: ['/settings', 'form'],
          };
          const { width, height } = page.viewportSize();
          for (const [name, [path, sign, least = height]] of Object.entries(seen)) {
            await page.setViewportSize({ width, height: Math.max(height, least) });
            await page.goto(path);
            await page.locator(sign).first().waitFor();
            await take(page, name);
          }
          await page.goto('/dashboard');
          await page.locator('.recharts-bar-rectangle').first().waitFor();
          await page.keyboard.press('Control+k');
          await page.getByRole('option', { name: 'Call logs' }).waitFor();
          await page.getByRole('combobox').fill('laddu');
          await page
            .getByRole('option', { name: /motichoor laddu/ })
            .first()
            .waitFor();
          await take(page, 'palette');
          await page.goto('/graphql');
          await page.locator('.graphiql-editor .CodeMirror-code, .graphiql-editor .view-lines').first().waitFor();
          // The editor shows its scrollbar when it comes, and hides it after a while.
          await page.locator('.scrollbar.vertical.fade').first().waitFor({ state: 'attached' });
          await take(page, 'playground');
        },
        { viewport: { width: 1180, height: 620 }, reducedMotion: 'reduce', ...options },
      ));
  }
});
