import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { parseCsv } from './csv.mjs';
import { customers, dayInIndia, dialogOf, row, takeMany } from './orders.mjs';
import { suite } from './suite.mjs';

describe('an export of orders', () => {
  const world = suite();
  const withAccount = customers(world);

  test('holds them as they are filtered and ordered, all pages, cell by cell', () =>
    withAccount(async ({ page, elsewhere }) => {
      await elsewhere.call({ callId: 'the-call' });
      const special = [
        { customerName: 'मीरा नायर', phone: '+447911123456', details: '२ किलो लड्डू\nबिना मेवे के', callId: 'the-call' },
        { customerName: 'Ravi "Sweets" Kumar', details: 'laddu, barfi', address: '12 MG Road,\nPune' },
        { customerName: '=HYPERLINK("http://evil.example","x")', details: '-1+1', address: '@SUM(A1)' },
      ];
      const taken = [];
      for (const input of special) taken.push(await elsewhere.takeOrder(input));
      await takeMany(
        elsewhere,
        Array.from({ length: 225 }, (_, number) => `Customer ${1000 + number}`),
      );
      await elsewhere.takeOrder({ customerName: 'Not asked for', details: 'tea' });
      await page.goto('/orders?sort=CUSTOMER_NAME&direction=ASC&search=laddu');
      await page.getByText('226 entries').waitFor();
      const first = await exportOf(page);
      assert.equal(first.name, `orders-${dayInIndia()}.csv`);
      assert.deepEqual(first.lines[0].slice(0, 4), ['Order ID', 'Customer', 'Phone', 'Phone with country code']);
      const names = first.lines.slice(1).map(line => line[1]);
      assert.equal(names.length, 226);
      assert.equal(new Set(names).size, 226);
      assert.equal(names[0], 'Customer 1000');
      assert.equal(names[224], 'Customer 1224');
      assert.equal(names[225], 'Ravi "Sweets" Kumar');
      assert.ok(!names.includes('Not asked for'));

      await page.goto('/orders');
      await page.getByText('229 entries').waitFor();
      const { lines } = await exportOf(page);
      assert.equal(lines.length, 230);
      const byId = new Map(lines.map(line => [line[0], line]));
      const rest = ({ id }) => byId.get(id).slice(1, 8);
      assert.deepEqual(rest(taken[0]), [
        'मीरा नायर',
        "'+44 7911 123456",
        "'+447911123456",
        '२ किलो लड्डू\nबिना मेवे के',
        '',
        'the-call',
        '',
      ]);
      assert.deepEqual(rest(taken[1]), [
        'Ravi "Sweets" Kumar',
        '098765 43210',
        "'+919876543210",
        'laddu, barfi',
        '12 MG Road,\nPune',
        '',
        '',
      ]);
      assert.deepEqual(rest(taken[2]).slice(0, 1), [`'=HYPERLINK("http://evil.example","x")`]);
      assert.deepEqual(rest(taken[2]).slice(3, 5), ["'-1+1", "'@SUM(A1)"]);
      const time = byId.get(taken[0].id)[8];
      assert.match(time, /\+05:30$/);
      assert.equal(Math.floor(Date.parse(taken[0].createdAt) / 1000), Date.parse(time) / 1000);
    }));

  test('waits when the API asks for it, stops kindly when it fails, and goes on from there', () =>
    withAccount(async ({ page, elsewhere, allow }) => {
      await takeMany(
        elsewhere,
        Array.from({ length: 105 }, (_, number) => `Customer ${number}`),
      );
      await page.goto('/orders');
      await page.getByText('105 entries').waitFor();
      const throttled = {
        errors: [{ message: 'Too many.', extensions: { code: 'THROTTLED', retryAfterMs: 1000, requestId: 'r' } }],
      };
      const answers = [
        route => route.fulfill({ json: throttled }),
        route => route.continue(),
        route => route.abort(),
        route => route.continue(),
      ];
      await page.route('**/graphql', route =>
        route.request().postDataJSON().operationName === 'OrdersExport' ? answers.shift()(route) : route.fallback(),
      );
      allow(/Failed to load resource/);
      await page.getByRole('button', { name: 'Export CSV' }).click();
      const dialog = dialogOf(page, 'Export orders');
      await dialog.getByText('The server asks to wait 1 second.').waitFor();
      await dialog.getByText(/Nothing is lost: 100 orders are read/).waitFor();
      await dialog.getByText('100 of 105 orders').waitFor();
      const download = page.waitForEvent('download');
      await dialog.getByRole('button', { name: 'Go on' }).click();
      const lines = parseCsv(await readFile(await (await download).path(), 'utf8'));
      assert.equal(new Set(lines.map(([id]) => id)).size, 106);
      await dialog.getByText(/^105 orders are in the file/).waitFor();
      assert.equal(answers.length, 0);
    }));

  test('that is called off asks for nothing more, and can be begun again', () =>
    withAccount(async ({ page, elsewhere, operations }) => {
      await elsewhere.takeOrder({});
      await page.goto('/orders');
      await row(page, /Ravi Kumar/).waitFor();
      await page.route('**/graphql', route => {
        // An export is never answered.
        if (route.request().postDataJSON().operationName !== 'OrdersExport') route.fallback();
      });
      operations();
      const asked = page.waitForRequest(request => request.postData()?.includes('OrdersExport'));
      await page.getByRole('button', { name: 'Export CSV' }).click();
      await asked;
      const dialog = dialogOf(page, 'Export orders');
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.unroute('**/graphql');
      assert.equal((await exportOf(page)).lines.length, 2);
      assert.equal(operations().filter(name => name === 'OrdersExport').length, 2);
    }));
});

async function exportOf(page) {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const file = await download;
  const text = await readFile(await file.path(), 'utf8');
  assert.equal(text.charCodeAt(0), 0xfeff, 'it begins with a byte order mark');
  return { name: file.suggestedFilename(), lines: parseCsv(text) };
}
