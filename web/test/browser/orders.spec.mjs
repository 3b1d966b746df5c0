import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { device } from './api.mjs';
import { person, signUp } from './browser.mjs';
import { parseCsv } from './csv.mjs';
import { suite } from './suite.mjs';

// Some tests take more orders at once than one business would.
process.env.REQUESTS_PER_SECOND_PER_TENANT = '0';
process.env.REQUESTS_PER_SECOND_PER_ADDRESS = '0';

const dialogOf = (page, name) => page.getByRole('dialog', { name, exact: true });
const row = (page, text) => page.getByRole('row', { name: text });
const act = async (page, customer, action) => {
  await page.getByRole('button', { name: `Actions for the order of ${customer}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
};
/** Takes so many orders, as many at once as the server has connections for. */
async function takeMany(elsewhere, names) {
  for (let from = 0; from < names.length; from += 25)
    await Promise.all(names.slice(from, from + 25).map(customerName => elsewhere.takeOrder({ customerName })));
}
/** Opens the page once it hears of changes: whatever is told after that arrives. */
async function openLive(page, path) {
  const subscribed = page
    .waitForEvent('websocket')
    .then(socket => socket.waitForEvent('framesent', frame => String(frame.payload).includes('orderChanged')));
  await page.goto(path);
  await subscribed;
}
const dayInIndia = (daysAgo = 0) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Kolkata' }).format(Date.now() - daysAgo * 86_400_000);

describe('orders', () => {
  const world = suite();

  /** Somebody with an account, and another device of theirs. */
  const withAccount = (story, options) =>
    world.meet(async someone => {
      const page = await someone.tab();
      await signUp(page, someone.email);
      await story({ ...someone, page, elsewhere: await device(world.server.address, someone.email) });
    }, options);

  test('the first is added with the call it was taken in, found by its number as it is shown', () =>
    withAccount(async ({ page, elsewhere }) => {
      await elsewhere.call({ callId: 'call-one' });
      await elsewhere.call({ callId: 'call-two' });
      await page.goto('/orders');
      await page.getByText('No orders yet').waitFor();
      await page.getByRole('button', { name: 'Add order' }).first().click();
      const dialog = dialogOf(page, 'Add order');
      await dialog.getByLabel('Customer').fill('Meera Nair');
      await dialog.getByLabel('Phone').fill('098765 43210');
      await dialog.getByLabel('Order details').fill('2 kg laddu\nNo nuts');
      await dialog.getByText('18 of 10,000 characters').waitFor();

      const call = dialog.getByRole('combobox', { name: 'Call' });
      await call.click();
      await page.getByRole('option').nth(1).waitFor();
      await call.fill('098765 00001');
      await page.getByRole('option').nth(1).waitFor();
      await call.fill('call-one');
      await page.getByRole('option').nth(1).waitFor({ state: 'detached' });
      await page.getByRole('option', { name: /098765 00001/ }).click();
      assert.match(await call.inputValue(), /098765 00001/);
      await dialog.getByRole('button', { name: 'Add order' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByText('The order of Meera Nair was added.').waitFor();
      const link = row(page, /Meera Nair/).getByRole('link', { name: '098765 00001' });
      assert.match(await link.getAttribute('href'), /^\/call-logs\/call_/);
      await page.getByRole('button', { name: /new entr/ }).waitFor({ state: 'hidden' });
    }));

  test('one that comes from a call begins with it, and with the number of who called', () =>
    withAccount(async ({ page, elsewhere }) => {
      await elsewhere.call({ callId: 'the-call' });
      await page.goto('/orders?dialog=new&call=the-call');
      const dialog = dialogOf(page, 'Add order');
      await dialog.getByLabel('Customer').fill('Meera Nair');
      assert.equal(await dialog.getByLabel('Phone').inputValue(), '+919876500001');
      assert.match(await dialog.getByRole('combobox', { name: 'Call' }).inputValue(), /098765 00001/);
      await dialog.getByLabel('Order details').fill('2 kg laddu');
      await page.keyboard.press('Control+Enter');
      await row(page, /Meera Nair/).waitFor();
      await page.getByRole('button', { name: 'Remove the filter: Call: 098765 00001' }).waitFor();

      await page.goto('/orders?dialog=new&call=no-such-call');
      await dialog.getByText(/not in the log/).waitFor();
    }));

  test('what the API refuses is told beside its field, which has the focus, and what was typed stays', () =>
    withAccount(async ({ page }) => {
      await page.goto('/orders?dialog=new');
      const dialog = dialogOf(page, 'Add order');
      await dialog.getByLabel('Customer').fill('Meera Nair');
      await dialog.getByLabel('Phone').fill('12');
      await dialog.getByLabel('Order details').fill('2 kg laddu');
      await page.keyboard.press('Control+Enter');
      await dialog.getByText('This is not a phone number. Write it like +91 98765 43210.').waitFor();
      const phone = dialog.getByLabel('Phone');
      assert.equal(await phone.evaluate(field => field === document.activeElement), true);
      assert.equal(await phone.getAttribute('aria-invalid'), 'true');
      assert.equal(await dialog.getByLabel('Order details').inputValue(), '2 kg laddu');
      await phone.fill('098765 43210');
      await page.keyboard.press('Control+Enter');
      await row(page, /Meera Nair/).waitFor();
    }));

  test('one that is too long is told before it is sent', () =>
    withAccount(async ({ page, operations }) => {
      await page.goto('/orders?dialog=new');
      const dialog = dialogOf(page, 'Add order');
      await dialog.getByLabel('Customer').fill('Meera Nair');
      await dialog.getByLabel('Phone').fill('098765 43210');
      await dialog.getByLabel('Order details').fill('x'.repeat(10_001));
      await dialog.getByText('10,001 of 10,000 characters').waitFor();
      await page.keyboard.press('Control+Enter');
      await dialog.getByText('This is too long.').waitFor();
      assert.ok(!operations().includes('CreateOrder'));
    }));

  test('what was typed is thrown away only after a question, by Escape and by the back button', () =>
    withAccount(async ({ page }) => {
      await page.goto('/orders');
      await page.getByRole('button', { name: 'Add order' }).first().click();
      const dialog = dialogOf(page, 'Add order');
      const customer = dialog.getByLabel('Customer');
      await customer.fill('Meera Nair');
      const question = page.getByRole('alertdialog', { name: 'Discard what you typed?' });
      await page.keyboard.press('Escape');
      await question.getByRole('button', { name: 'Keep editing' }).click();
      await question.waitFor({ state: 'hidden' });
      assert.equal(await customer.inputValue(), 'Meera Nair');

      await page.goBack();
      await question.getByRole('button', { name: 'Keep editing' }).click();
      await question.waitFor({ state: 'hidden' });
      assert.equal(await customer.inputValue(), 'Meera Nair');
      assert.equal(new URL(page.url()).search, '?dialog=new');

      await page.keyboard.press('Escape');
      await question.getByRole('button', { name: 'Discard' }).click();
      await dialog.waitFor({ state: 'hidden' });
      assert.equal(new URL(page.url()).search, '');
      await page.getByRole('button', { name: 'Add order' }).first().click();
      assert.equal(await customer.inputValue(), '');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
    }));

  test('one is changed where it is wrong, and what somebody else changed meanwhile stays', () =>
    withAccount(async ({ page, elsewhere }) => {
      await elsewhere.call({ callId: 'the-call' });
      const { id } = await elsewhere.takeOrder({ callId: 'the-call', address: '12 MG Road' });
      await page.goto('/orders');
      await act(page, 'Ravi Kumar', 'Edit');
      const dialog = dialogOf(page, 'Edit order');
      await dialog.getByLabel('Order details').fill('3 kg laddu');
      await dialog.getByLabel('Address').fill('');
      await dialog.getByRole('combobox', { name: 'Call' }).fill('');
      await elsewhere.renameCustomer(id, 'Ravi Shankar');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await row(page, /Ravi Shankar.*3 kg laddu/).waitFor();
      const link = page.getByRole('link', { name: 'Ravi Shankar' });
      await link.press('Enter');
      const drawer = dialogOf(page, 'Order');
      await drawer.getByText('No address').waitFor();
      await drawer.getByText('Not taken in a call').waitFor();
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'hidden' });
      await page.waitForFunction(() => document.activeElement?.textContent === 'Ravi Shankar');
    }));

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

  test('are exported as they are filtered and ordered, all pages, cell by cell', () =>
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

  test('an export waits when the API asks for it, stops kindly when it fails, and goes on from there', () =>
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

  test('an export that is called off asks for nothing more, and can be begun again', () =>
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

async function exportOf(page) {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const file = await download;
  const text = await readFile(await file.path(), 'utf8');
  assert.equal(text.charCodeAt(0), 0xfeff, 'it begins with a byte order mark');
  return { name: file.suggestedFilename(), lines: parseCsv(text) };
}
