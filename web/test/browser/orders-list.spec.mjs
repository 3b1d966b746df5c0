import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { device } from './api.mjs';
import { person, signUp } from './browser.mjs';
import { customers, dayInIndia, dialogOf, openLive, row } from './orders.mjs';
import { suite } from './suite.mjs';

describe('orders', () => {
  const world = suite();
  const withAccount = customers(world);

  test('one is opened by its link, dialled, copied, deleted after a question, and brought back', () =>
    withAccount(async ({ page, elsewhere, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await elsewhere.call({ callId: 'the-call' });
      const { id } = await elsewhere.takeOrder({
        callId: 'the-call',
        details: '2 kg laddu\n1 kg barfi',
        address: '12 MG Road\nPune',
      });
      await page.goto(`/orders?order=${id}`);
      const drawer = dialogOf(page, 'Order');
      assert.equal(await drawer.getByRole('link', { name: '098765 43210' }).getAttribute('href'), 'tel:+919876543210');
      assert.match(
        await drawer.getByRole('link', { name: '098765 00001' }).getAttribute('href'),
        /^\/call-logs\/call_/,
      );
      assert.match(await drawer.getByText('2 kg laddu').innerText(), /^2 kg laddu\n1 kg barfi$/);
      await drawer.getByRole('button', { name: 'Copy the link to this order' }).click();
      await drawer.getByRole('button', { name: 'Copied' }).waitFor();
      assert.equal(
        await page.evaluate(() => navigator.clipboard.readText()),
        `${world.server.address}/orders?order=${id}`,
      );

      // A dialog over the details leaves them open.
      await drawer.getByRole('button', { name: 'Edit' }).click();
      const dialog = dialogOf(page, 'Edit order');
      await dialog.getByLabel('Order details').fill('3 kg laddu');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await drawer.getByText('3 kg laddu').waitFor();

      await drawer.getByRole('button', { name: 'Delete' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
      await drawer.waitFor({ state: 'hidden' });
      await page.getByText('No orders yet').waitFor();
      assert.equal(new URL(page.url()).search, '');
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('The order of Ravi Kumar is back.').waitFor();
      await row(page, /Ravi Kumar/).waitFor();
    }));

  test('one that is not there says so, with a way back; so does one that is deleted elsewhere while it is open', () =>
    withAccount(async ({ page, elsewhere }) => {
      const { id } = await elsewhere.takeOrder({});
      const drawer = dialogOf(page, 'Order');
      for (const unknown of ['order_01k00000000000000000000000', 'nonsense']) {
        await page.goto(`/orders?order=${unknown}`);
        await drawer.getByText('There is no such order').waitFor();
        await drawer.getByRole('button', { name: 'To all orders' }).click();
        await drawer.waitFor({ state: 'hidden' });
        await row(page, /Ravi Kumar/).waitFor();
      }
      await openLive(page, `/orders?order=${id}`);
      await drawer.getByRole('heading', { name: 'Ravi Kumar' }).waitFor();
      await elsewhere.renameCustomer(id, 'Ravi Shankar');
      await drawer.getByRole('heading', { name: 'Ravi Shankar' }).waitFor();
      await elsewhere.deleteOrder(id);
      await drawer.getByText('This order was deleted').waitFor();
      await drawer.getByRole('button', { name: 'To all orders' }).click();
      // The row stays where it is, and says what became of it.
      await row(page, /Ravi Shankar.*Deleted/).waitFor();
    }));

  test('the first of all is shown without being asked for, and what was filtered is gone on from where it was', () =>
    withAccount(async ({ page, elsewhere }) => {
      await openLive(page, '/orders');
      await page.getByText('No orders yet').waitFor();
      await elsewhere.takeOrder({ customerName: 'The first' });
      await row(page, /The first/).waitFor();
      await elsewhere.takeOrder({ customerName: 'The second' });
      const focused = () => page.evaluate(() => document.activeElement.tagName);
      await page.getByRole('button', { name: '1 new entry: show it' }).press('Enter');
      await row(page, /The second/).waitFor();
      assert.equal(await focused(), 'H1');

      for (const way of ['Remove the filter: Text: Nobody', 'Clear filters']) {
        await page.getByRole('searchbox').fill('Nobody');
        await page.getByText('Nothing matches these filters.').waitFor();
        await page.getByRole('button', { name: way }).first().press('Enter');
        await row(page, /The second/).waitFor();
        assert.equal(await focused(), 'SEARCH', way);
      }
      await page.keyboard.press('Tab');
      assert.ok(await page.getByRole('searchbox').evaluate(box => box === document.activeElement));
      await page.keyboard.type('Nobody');
      await page.getByText('Nothing matches these filters.').waitFor();
      await page.getByRole('button', { name: 'Clear filters' }).last().press('Enter');
      await row(page, /The second/).waitFor();
      assert.equal(await focused(), 'H1');
    }));

  test('new ones are told of, as far as the filter lists them, and shown when asked for', () =>
    withAccount(async ({ page, elsewhere }) => {
      await elsewhere.takeOrder({ customerName: 'The first' });
      await openLive(page, '/orders');
      await row(page, /The first/).waitFor();
      await elsewhere.takeOrder({ customerName: 'The second' });
      await page.getByRole('button', { name: '1 new entry: show it' }).waitFor();
      assert.equal(await row(page, /The second/).count(), 0);
      await page.getByRole('button', { name: '1 new entry: show it' }).click();
      await row(page, /The second/).waitFor();
      await page.getByRole('button', { name: /new entr/ }).waitFor({ state: 'hidden' });

      await page.getByRole('searchbox').fill('barfi');
      await page.getByText('Nothing matches these filters.').waitFor();
      await elsewhere.takeOrder({ customerName: 'The third' });
      await elsewhere.takeOrder({ customerName: 'The fourth', details: 'Kaju BARFI' });
      await page.getByRole('button', { name: '1 new entry: show it' }).click();
      await row(page, /The fourth/).waitFor();
      assert.equal(await row(page, /The third/).count(), 0);
    }));

  test('are filtered by day, call and text in the address, and the back button undoes it', () =>
    withAccount(async ({ page, elsewhere }) => {
      await elsewhere.call({ callId: 'the-call' });
      await elsewhere.takeOrder({ customerName: 'With a call', callId: 'the-call' });
      await elsewhere.takeOrder({ customerName: 'Without one' });
      await page.goto('/orders');
      await row(page, /Without one/).waitFor();
      await page.getByRole('combobox', { name: 'Taken' }).selectOption('Yesterday');
      await page.getByText('Nothing matches these filters.').waitFor();
      assert.equal(new URL(page.url()).search, `?from=${dayInIndia(1)}&to=${dayInIndia(1)}`);
      await page.goBack();
      await row(page, /Without one/).waitFor();

      await page.getByLabel('From', { exact: true }).fill(dayInIndia());
      await page.waitForURL(`**/orders?from=${dayInIndia()}`);
      await row(page, /Without one/).waitFor();
      await page.getByLabel('To', { exact: true }).fill(dayInIndia(3));
      await page.getByText('Nothing matches these filters.').waitFor();
      assert.equal(new URL(page.url()).search, `?from=${dayInIndia(3)}&to=${dayInIndia(3)}`);
      await page.getByRole('button', { name: 'Clear filters' }).first().click();

      await page.getByRole('searchbox').fill('098765 43210');
      await page.waitForURL('**/orders?search=*');
      await row(page, /Without one/).waitFor();
      await page.goto('/orders?call=the-call');
      await row(page, /With a call/).waitFor();
      assert.equal(await row(page, /Without one/).count(), 0);
      await page.getByRole('button', { name: 'Remove the filter: Call: 098765 00001' }).click();
      await row(page, /Without one/).waitFor();
      await page.getByRole('button', { name: 'Customer', exact: true }).click();
      await page.getByRole('columnheader', { name: 'Customer' }).and(page.locator('[aria-sort=ascending]')).waitFor();
    }));

  test('an address with a page that the list does not have leads to its first page, with its filters', () =>
    withAccount(async ({ page, elsewhere, allow }) => {
      allow(/Failed to load resource/);
      await elsewhere.takeOrder({ customerName: 'Meera Iyer' });
      await page.goto('/orders?search=meera&after=of-another-list');
      await page.getByText('The list has no such page, or its order has changed since.').waitFor();
      await page.getByRole('button', { name: 'To the first page' }).click();
      await row(page, /Meera Iyer/).waitFor();
      assert.equal(new URL(page.url()).search, '?search=meera');
    }));

  test('two businesses never see each other’s, in lists, by links and as they come', () =>
    withAccount(async ({ page, elsewhere, email }) => {
      const other = await person(world.browser, world.server.address);
      try {
        const theirs = await other.tab();
        const theirEmail = `other-${email}`;
        await signUp(theirs, theirEmail);
        const theirDevice = await device(world.server.address, theirEmail);
        const { id } = await elsewhere.takeOrder({ customerName: 'Ours' });
        await theirDevice.takeOrder({ customerName: 'Theirs' });
        await openLive(page, '/orders');
        await openLive(theirs, `/orders?order=${id}`);
        await row(page, /Ours/).waitFor();
        await theirs.getByText('There is no such order').waitFor();
        await theirs.getByRole('button', { name: 'To all orders' }).click();
        await row(theirs, /Theirs/).waitFor();

        await elsewhere.takeOrder({ customerName: 'Ours again' });
        await page.getByRole('button', { name: '1 new entry: show it' }).click();
        await row(page, /Ours again/).waitFor();
        await theirDevice.takeOrder({ customerName: 'Theirs again' });
        await theirs.getByRole('button', { name: '1 new entry: show it' }).click();
        await row(theirs, /Theirs again/).waitFor();
        assert.doesNotMatch(await page.locator('main').innerText(), /Theirs/);
        assert.doesNotMatch(await theirs.locator('main').innerText(), /Ours/);
        await other.clean();
      } finally {
        await other.context.close();
      }
    }));
});
