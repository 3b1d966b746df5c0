import { describe, test } from 'node:test';
import { device } from './api.mjs';
import { signUp } from './browser.mjs';
import { suite } from './suite.mjs';

describe('the call logs', () => {
  const world = suite();

  test('tell of new calls, none left out and none twice, over a restart of the server', () =>
    world.meet(async ({ tab, email, allow }) => {
      const page = await tab();
      await signUp(page, email);
      const elsewhere = await device(world.server.address, email);
      await elsewhere.logCall('before');
      const subscribed = page
        .waitForEvent('websocket')
        .then(socket => socket.waitForEvent('framesent', frame => String(frame.payload).includes('callLogChanged')));
      await page.goto('/call-logs');
      await page.getByRole('row', { name: /098765 00001/ }).waitFor();
      await subscribed;
      await elsewhere.logCall('first');
      await page.getByRole('button', { name: '1 new entry: show it' }).waitFor();

      allow(/Failed to load resource/, /WebSocket connection to .* failed/);
      await world.server.stopApi();
      await world.server.startApi();
      const again = await device(world.server.address, email);
      await Promise.all(['second', 'third', 'fourth'].map(again.logCall));
      await page.getByRole('button', { name: '4 new entries: show them' }).click();
      await page.getByText('5 entries').waitFor();
      await page.getByRole('button', { name: /new entr/ }).waitFor({ state: 'hidden' });
    }));
});
