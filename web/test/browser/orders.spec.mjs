import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { act, customers, dialogOf, row } from './orders.mjs';
import { suite } from './suite.mjs';

describe('an order', () => {
  const world = suite();
  const withAccount = customers(world);

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

  test('finds its call by the number as it is shown, and as it is dialled from abroad', () =>
    withAccount(async ({ page, elsewhere }) => {
      await elsewhere.call({ callId: 'one', caller: '+919876500001' });
      await elsewhere.call({ callId: 'two', caller: '+919876500002' });
      await page.goto('/orders?dialog=new');
      const call = dialogOf(page, 'Add order').getByRole('combobox', { name: 'Call' });
      for (const number of ['098765 00002', '98765 00002', '+91 98765 00002']) {
        await call.click();
        await call.fill('');
        await page.getByRole('option').nth(1).waitFor();
        await call.fill(number);
        await page.getByRole('option').nth(1).waitFor({ state: 'detached' });
        await page.getByRole('option', { name: /098765 00002/ }).waitFor();
      }
      await call.press('Enter');
      assert.match(await call.inputValue(), /^098765 00002 · /);
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
});
