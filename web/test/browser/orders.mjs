// What the tests of orders have in common.
import { device } from './api.mjs';
import { signUp } from './browser.mjs';

// Some tests take more orders at once than one business would.
process.env.REQUESTS_PER_SECOND_PER_TENANT = '0';
process.env.REQUESTS_PER_SECOND_PER_ADDRESS = '0';

/** Somebody with an account, and another device of theirs. */
export const customers = world => (story, options) =>
  world.meet(async someone => {
    const page = await someone.tab();
    await signUp(page, someone.email);
    await story({ ...someone, page, elsewhere: await device(world.server.address, someone.email) });
  }, options);

export const dialogOf = (page, name) => page.getByRole('dialog', { name, exact: true });
export const row = (page, text) => page.getByRole('row', { name: text });
export const act = async (page, customer, action) => {
  await page.getByRole('button', { name: `Actions for the order of ${customer}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
};
/** Takes so many orders, as many at once as the server has connections for. */
export async function takeMany(elsewhere, names) {
  for (let from = 0; from < names.length; from += 25)
    await Promise.all(names.slice(from, from + 25).map(customerName => elsewhere.takeOrder({ customerName })));
}
/** Opens the page once it hears of changes: whatever is told after that arrives. */
export async function openLive(page, path) {
  const subscribed = page
    .waitForEvent('websocket')
    .then(socket => socket.waitForEvent('framesent', frame => String(frame.payload).includes('orderChanged')));
  await page.goto(path);
  await subscribed;
}
export const dayInIndia = (daysAgo = 0) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Kolkata' }).format(Date.now() - daysAgo * 86_400_000);
