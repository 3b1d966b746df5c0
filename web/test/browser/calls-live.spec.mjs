// What the pages of calls show without being asked again.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { device } from './api.mjs';
import { signUp } from './browser.mjs';
import { suite } from './suite.mjs';

const row = (page, text) => page.getByRole('row', { name: text });
const callers = page => page.locator('tbody a[data-row]').allInnerTexts();
/** Resolves when the page that is opened next follows the calls. */
const following = page =>
  page
    .waitForEvent('websocket')
    .then(socket => socket.waitForEvent('framesent', frame => String(frame.payload).includes('callLogChanged')));

/** A promise that is resolved from elsewhere. */
function deferred() {
  let resolve;
  const promise = new Promise(done => {
    resolve = done;
  });
  return { promise, resolve };
}

async function newcomer(world, { tab, email }) {
  const page = await tab();
  await signUp(page, email);
  return { page, elsewhere: await device(world.server.address, email) };
}

describe('calls that go on', () => {
  const world = suite();

  test('are told of above the list, none left out and none twice, over a restart of the server', () =>
    world.meet(async someone => {
      const { page, elsewhere } = await newcomer(world, someone);
      await elsewhere.call({ callId: 'before' });
      const subscribed = following(page);
      await page.goto('/call-logs');
      await row(page, /098765 00001/).waitFor();
      await subscribed;
      await elsewhere.call({ callId: 'first' });
      const bar = page.getByRole('status').filter({ hasText: 'new call' });
      await bar.getByRole('button', { name: '1 new call: show it' }).waitFor();

      someone.allow(/Failed to load resource/, /WebSocket connection to .* failed/);
      await world.server.stopApi();
      await world.server.startApi();
      const again = await device(world.server.address, someone.email);
      await Promise.all(['second', 'third', 'fourth'].map(callId => again.call({ callId })));
      await bar.getByRole('button', { name: '4 new calls: show them' }).waitFor();
      assert.equal((await callers(page)).length, 1);
      await bar.getByRole('button').click();
      await page.getByText('5 entries').waitFor();
      await page.getByRole('button', { name: /new call/ }).waitFor({ state: 'hidden' });
    }));

  test('are told of only where they belong, and change their status where they stand', () =>
    world.meet(async someone => {
      const { page, elsewhere } = await newcomer(world, someone);
      const ringing = { caller: '+919876500002', status: 'RINGING', startedAt: '2026-11-20T10:00:00Z' };
      const id = await elsewhere.call({ callId: 'old', ...ringing });
      await elsewhere.call({ callId: 'older', ...ringing, caller: '+919876500001', startedAt: '2026-11-20T09:00:00Z' });
      const subscribed = following(page);
      await page.goto('/call-logs?status=RINGING');
      await row(page, /098765 00002.*Ringing/).waitFor();
      await subscribed;
      await elsewhere.call({ callId: 'done', caller: '+919876500003' });
      await elsewhere.call({ callId: 'new', caller: '+919876500004', status: 'RINGING' });
      await elsewhere.updateCall(id, { status: 'IN_PROGRESS' });
      await row(page, /098765 00002.*In progress/).waitFor();
      await page.getByRole('button', { name: '1 new call: show it' }).waitFor();
      assert.deepEqual(await callers(page), ['098765 00002', '098765 00001']);
    }));

  test('are read anew when the server no longer takes the cursor', () =>
    world.meet(async someone => {
      const { page, elsewhere } = await newcomer(world, someone);
      await elsewhere.call({ callId: 'before' });
      let connections = 0;
      const asked = [];
      const { promise: isFollowing, resolve: follows } = deferred();
      let breakOff;
      await page.routeWebSocket('**/graphql/ws', socket => {
        connections += 1;
        const server = socket.connectToServer();
        breakOff = () => server.close({ code: 1012 }).then(() => socket.close({ code: 1012 }));
        const isSecond = connections > 1;
        socket.onMessage(text => {
          const message = JSON.parse(text);
          if (message.payload?.query?.includes('callLogChanged')) {
            asked.push(message.payload.variables.after);
            follows();
            // As if it were from a week ago.
            if (isSecond && message.payload.variables.after) message.payload.variables.after = 'of long ago';
          }
          server.send(JSON.stringify(message));
        });
      });
      await page.goto('/call-logs');
      await row(page, /098765 00001/).waitFor();
      await isFollowing;
      await elsewhere.call({ callId: 'seen', caller: '+919876500002' });
      await page.getByRole('button', { name: '1 new call: show it' }).waitFor();
      await breakOff();
      await row(page, /098765 00002/).waitFor();
      assert.deepEqual(
        asked.map(after => typeof after),
        ['undefined', 'string', 'undefined'],
      );
      await elsewhere.call({ callId: 'after', caller: '+919876500003' });
      await page.getByRole('button', { name: '1 new call: show it' }).waitFor();
    }));

  test('have a page that follows them to their end, with their orders', () =>
    world.meet(async someone => {
      const { page, elsewhere } = await newcomer(world, someone);
      const startedAt = new Date(Date.now() - 65_000).toISOString();
      const id = await elsewhere.call({ callId: 'CA-7/é', status: 'IN_PROGRESS', startedAt, callee: '+918041127390' });
      const subscribed = following(page);
      await page.goto(`/call-logs/${id}`);
      await page.getByRole('heading', { name: '098765 00001 called 080 4112 7390' }).waitFor();
      await subscribed;
      await page.getByText('It was answered and is going on.').waitFor();
      const elapsed = page.getByText('Duration so far').locator('xpath=following-sibling::dd');
      const first = await elapsed.innerText();
      assert.match(first, /^1:\d\d$/);
      await page.waitForFunction(
        before => ![...document.querySelectorAll('dd')].some(({ innerText }) => innerText === before),
        first,
      );
      await page.getByText('No order was taken in this call.').waitFor();

      await elsewhere.takeOrder({ callId: 'CA-7/é', customerName: 'Meera Iyer' });
      const order = page.getByRole('link', { name: 'Meera Iyer' });
      assert.match(await order.getAttribute('href'), /^\/orders\?order=order_/);
      const add = page.getByRole('link', { name: 'Add an order for this call' });
      assert.equal(await add.getAttribute('href'), '/orders?dialog=new&call=CA-7%2F%C3%A9');

      await elsewhere.updateCall(id, { status: 'COMPLETED', durationSeconds: 61 });
      await page.getByText('It was answered and is over.').waitFor();
      await page.getByText('1:01', { exact: true }).waitFor();
      await page.getByText('India Standard Time').nth(1).waitFor();
      await page.getByRole('button', { name: 'Copy link' }).click();
      await page.getByText('Copied').waitFor();
      // Other systems know the call by the provider's id.
      await page.goto(`/call-logs/${encodeURIComponent('CA-7/é')}`);
      await page.getByRole('heading', { name: '098765 00001 called 080 4112 7390' }).waitFor();
    }));
});
