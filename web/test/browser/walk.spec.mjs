// The whole way of a new customer, and that nobody else sees any of it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { device } from './api.mjs';
import { person, signUp } from './browser.mjs';
import { suite } from './suite.mjs';

const heading = (page, name) => page.getByRole('heading', { name, level: 1 });

describe('a new customer', () => {
  const world = suite();

  test('goes from signing up to the first order, which the dashboard shows as it comes', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      // Open all the while, as on a screen on the wall.
      const wall = await tab('/dashboard');
      await wall.getByText('0 of 4 done').waitFor();

      await page.getByRole('link', { name: /^Start.*Add a phone number$/ }).click();
      const dialog = page.getByRole('dialog', { name: 'Add phone number' });
      await dialog.getByLabel('Phone number').fill('098765 43210');
      await dialog.getByLabel('Label').fill('Front desk');
      await dialog.getByRole('button', { name: 'Add phone number' }).click();
      await page.getByRole('row', { name: /Front desk/ }).waitFor();
      await wall.getByText('1 of 4 done').waitFor();

      const elsewhere = await device(world.server.address, email);
      await elsewhere.createAgent('Order taker');
      await wall.getByText('2 of 4 done').waitFor();

      await page.getByRole('button', { name: 'Actions for 098765 43210' }).click();
      await page.getByRole('menuitem', { name: 'Linked agents' }).click();
      await page.getByRole('combobox', { name: 'Link another agent' }).fill('order');
      await page.getByRole('option', { name: /Order taker/ }).click();
      await page.getByRole('button', { name: 'Unlink Order taker' }).waitFor();

      await elsewhere.call({ callId: 'the-first' });
      await wall.getByRole('link', { name: 'Total calls 1' }).waitFor();
      await elsewhere.takeOrder({ customerName: 'Meera Iyer' });
      await wall.getByRole('link', { name: 'Total orders 1' }).waitFor();
      await wall.getByRole('link', { name: 'Meera Iyer' }).waitFor();
      await wall.getByRole('link', { name: '098765 00001' }).waitFor();
      // All is done, so nothing is left to be told.
      await wall.getByText(/of 4 done/).waitFor({ state: 'hidden' });
    }));

  test('goes from an agent to its calls, takes an order in one of them, and comes back from the order', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      const elsewhere = await device(world.server.address, email);
      const agentId = await elsewhere.createAgent('Order taker');
      await elsewhere.call({ callId: 'of-the-agent', agentId });
      await elsewhere.call({ callId: 'of-nobody', caller: '+919876500002' });

      await page.goto(`/ai-agents/${agentId}`);
      await page.getByRole('link', { name: '098765 00001' }).waitFor();
      await page.getByRole('link', { name: 'All its calls' }).click();
      await heading(page, 'Call logs').waitFor();
      await page.getByText('1 entry').waitFor();
      await page.getByRole('link', { name: '098765 00001' }).click();
      await page.getByRole('link', { name: 'Add an order for this call' }).click();
      const dialog = page.getByRole('dialog', { name: 'Add order', exact: true });
      assert.equal(await dialog.getByLabel('Phone').inputValue(), '+919876500001');
      await dialog.getByLabel('Customer').fill('Meera Iyer');
      await dialog.getByLabel('Order details').fill('2 kg laddu');
      await dialog.getByRole('button', { name: 'Add order' }).click();
      await page.getByText('The order of Meera Iyer was added.').waitFor();

      await page
        .getByRole('row', { name: /Meera Iyer/ })
        .getByRole('link', { name: '098765 00001' })
        .click();
      await page.waitForURL('**/call-logs/*');
      await page.getByRole('link', { name: 'Meera Iyer' }).click();
      const order = page.getByRole('dialog', { name: 'Order', exact: true });
      await order.getByRole('heading', { name: 'Meera Iyer' }).waitFor();
      await order.locator('dl').getByRole('link', { name: '098765 00001' }).click();
      await page.waitForURL('**/call-logs/*');
      await page.getByRole('link', { name: 'Order taker' }).first().click();
      await page.waitForURL(`**/ai-agents/${agentId}`);
      await heading(page, 'Order taker').waitFor();
    }));

  test('sees nothing of another, nor does what is live tell of it', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      await page.getByText('0 of 4 done').waitFor();
      const other = await person(world.browser, world.address);
      try {
        const neighbour = await other.tab();
        await signUp(neighbour, `neighbour-${email}`);
        await neighbour.getByText('0 of 4 done').waitFor();
        const [mine, theirs] = await Promise.all(
          [email, `neighbour-${email}`].map(address => device(world.server.address, address)),
        );
        await theirs.addPhoneNumber('098765 43210', 'Of the neighbour');
        await theirs.createAgent('Agent of the neighbour');
        await theirs.call({ callId: 'the-same-id' });
        await theirs.takeOrder({ customerName: 'Customer of the neighbour' });
        await neighbour.getByText('Customer of the neighbour').waitFor();
        // What happens to one's own comes after all that, and is all that comes.
        await mine.call({ callId: 'the-same-id' });
        await page.getByRole('link', { name: 'Total calls 1' }).waitFor();
        await page.getByRole('link', { name: 'Total orders 0' }).waitFor();

        for (const [path, title] of [
          ['/phone-numbers', 'Phone numbers'],
          ['/ai-agents', 'AI agents'],
          ['/orders', 'Orders'],
        ]) {
          await page.goto(path);
          await heading(page, title).waitFor();
          await page.getByText(/^No .* yet$/).waitFor();
          assert.doesNotMatch(await page.locator('body').innerText(), /neighbour/i);
        }
        await page.keyboard.press('Control+k');
        await page.getByRole('combobox').fill('neighbour');
        await page.getByText('Nothing is called that.').waitFor();
        await other.clean();
      } finally {
        await other.context.close();
      }
    }));
});
