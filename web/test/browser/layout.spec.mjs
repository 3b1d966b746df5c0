// Nothing pushes what is beside it out of sight, however narrow the screen or long the text.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { device } from './api.mjs';
import { signUp } from './browser.mjs';
import { suite } from './suite.mjs';

const heading = (page, name) => page.getByRole('heading', { name, level: 1 });

/** By how much the page is wider than the screen. */
const excess = page => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Whether it is on the screen and not cut off by what is around it. */
const isInSight = locator =>
  locator.evaluate(element => {
    const { left, right } = element.getBoundingClientRect();
    for (let around = element.parentElement; around; around = around.parentElement) {
      const edge = around.getBoundingClientRect();
      const cuts = getComputedStyle(around).overflowX !== 'visible';
      if (cuts && (left < edge.left || right > edge.right)) return false;
    }
    return left >= 0 && right <= innerWidth;
  });

describe('a page', () => {
  const world = suite();

  test('does not scroll sideways, however narrow it is', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      const elsewhere = await device(world.server.address, email);
      await elsewhere.addPhoneNumber('098765 43210', 'Front desk of the shop in the old town');
      const agentId = await elsewhere.createAgent('Order taker of the shop in the old town');
      await elsewhere.call({ callId: 'a-call', agentId });
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
          const actions = page.getByRole('button', { name: /^Actions for/ });
          if (width === 1280 && path !== '/call-logs') assert.ok(await isInSight(actions), `actions of ${path}`);
        }
      }
    }));

  test('has boxes for days that do not lie over each other', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      await (await device(world.server.address, email)).takeOrder({});
      await page.goto('/orders');
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 860 });
        const [from, to] = await Promise.all(
          ['From', 'To'].map(label => page.getByLabel(label, { exact: true }).boundingBox()),
        );
        assert.ok(from.x + from.width <= to.x || from.y + from.height <= to.y, `at ${width} px`);
      }
    }));

  test('shows all of a call beside a caller that is no number and long', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      const elsewhere = await device(world.server.address, email);
      const caller = `sip:${'w'.repeat(100)}@carrier.example`;
      const id = await elsewhere.call({ callId: 'from-a-carrier', caller, callee: caller });
      await page.goto('/call-logs');
      const list = page.getByRole('region', { name: 'Call logs' });
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 860 });
        await list.getByText('Completed').waitFor();
        await page.getByText('1 entry').waitFor();
        assert.ok(await isInSight(list.getByText('Completed')), `the list at ${width} px`);
      }
      await page.goto('/dashboard');
      await page.getByText(caller).waitFor();
      assert.ok(await isInSight(page.getByText(caller)), 'the dashboard');
      await page.goto(`/call-logs/${id}`);
      await page.locator('dd', { hasText: caller }).first().waitFor();
      for (const part of await page.locator('dd', { hasText: caller }).all()) {
        assert.ok(
          await part.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth),
          'the page of the call',
        );
      }
    }));

  test('keeps a long word within its notification, filter or command', () =>
    world.meet(async ({ tab, email }) => {
      const page = await tab();
      await signUp(page, email);
      const word = 'w'.repeat(150);
      await page.goto(`/orders?search=${word}&dialog=new`);
      const dialog = page.getByRole('dialog', { name: 'Add order', exact: true });
      await dialog.getByLabel('Customer').fill(word);
      await dialog.getByLabel('Phone').fill('098765 43210');
      await dialog.getByLabel('Order details').fill('2 kg laddu');
      await dialog.getByRole('button', { name: 'Add order' }).click();
      const told = page.getByText(`The order of ${word} was added.`);
      await told.waitFor();
      assert.ok(await told.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth), 'the notification');
      const filter = page.getByRole('button', { name: `Remove the filter: Text: ${word}` });
      assert.ok(await isInSight(filter.locator('svg')), 'the filter');
      await dialog.waitFor({ state: 'hidden' });
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog', { name: 'Go to a page or do something' }).getByRole('combobox').fill(word);
      const command = page.getByRole('option', { name: word });
      await command.waitFor();
      assert.ok(await isInSight(command.getByText('2 kg laddu')), 'the command');
    }));

  test('keeps a long word within the question about it, and beside its call', () =>
    world.meet(
      async ({ tab, email }) => {
        const page = await tab();
        await signUp(page, email);
        const elsewhere = await device(world.server.address, email);
        const customerName = 'w'.repeat(150);
        const callId = await elsewhere.call({ callId: 'the-call' });
        const { id } = await elsewhere.takeOrder({ customerName, callId: 'the-call' });
        const isWithin = locator => locator.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth);
        await page.goto(`/call-logs/${callId}`);
        await page.getByRole('link', { name: customerName }).waitFor();
        assert.ok(await isWithin(page.getByRole('listitem').filter({ hasText: customerName })), 'the call');
        await page.goto(`/orders?order=${id}`);
        await page.getByRole('button', { name: 'Delete' }).click();
        const question = page.getByRole('alertdialog');
        await question.waitFor();
        assert.ok(await isWithin(question), 'the question');
      },
      { viewport: { width: 390, height: 844 } },
    ));
});
