// Tries the built playground in Chromium against a real API: npm run build && API_BINARY=../target/debug/api npm test
// CHROMIUM names another browser program; SCREENSHOTS a folder for pictures.
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { start } from './server.mjs';

const { API_BINARY, CHROMIUM = '/usr/bin/chromium', SCREENSHOTS } = process.env;
if (!API_BINARY) {
  console.error('API_BINARY must name the API program, for example ../target/debug/api.');
  process.exit(2);
}

const PASSWORD = 'seven quiet rivers bend';
/** What needs the password that the account began with, or ends the session. */
const APART = ['Log in', 'Change the password', 'Log out'];

const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
});

/** A page of its own, whose complaints and requests are kept. */
async function open(address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints = [];
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', error => complaints.push(`page: ${error.message}`));
  const host = new URL(address).host;
  const watch = url => {
    if (!/^(?:data|blob):/.test(url) && new URL(url).host !== host) complaints.push(`foreign request: ${url}`);
  };
  context.on('request', request => watch(request.url()));
  context.on('response', response => {
    if (response.status() >= 400) complaints.push(`status ${response.status()}: ${response.url()}`);
  });
  page.on('websocket', socket => watch(socket.url()));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', event =>
      console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  await page.goto(`${address}/graphql`);
  await page.locator('.graphiql-query-editor .monaco-editor .view-line').first().waitFor();
  return { page, complaints, clean: () => assert.deepEqual(complaints, []) };
}

const panel = page => page.locator('.graphiql-plugin');
const picture = async (page, name) => {
  if (SCREENSHOTS) await page.screenshot({ path: resolve(SCREENSHOTS, `${name}.png`) });
};

/** The text of an editor, whatever part of it is in view. */
const textOf = (page, name) =>
  page.evaluate(part => {
    const models = globalThis.__MONACO.editor.getModels();
    return models.find(model => model.uri.path.endsWith(part))?.getValue() ?? '';
  }, name);
const setText = (page, name, value) =>
  page.evaluate(
    ([part, text]) => {
      const models = globalThis.__MONACO.editor.getModels();
      models.find(model => model.uri.path.endsWith(part))?.setValue(text);
    },
    [name, value],
  );
const OPERATION = 'operation.graphql';
const VARIABLES = 'variables.json';
const HEADERS = 'request-headers.json';
const RESPONSE = 'response.json';

async function until(what, check) {
  const end = Date.now() + 15_000;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (Date.now() > end) throw new Error(`In vain: ${what}`);
    await new Promise(done => setTimeout(done, 50));
  }
}

async function answer(page) {
  return JSON.parse(await until('an answer', () => textOf(page, RESPONSE)));
}

const run = page => page.getByRole('button', { name: /^Execute query/ }).click();
const stop = page => page.getByRole('button', { name: /^Stop query/ }).click();

async function show(page, title) {
  const button = page.locator('.graphiql-sidebar').getByRole('button', { name: new RegExp(`${title}$`) });
  if ((await panel(page).getByRole('region', { name: title }).count()) === 0) await button.click();
}

async function example(page, title) {
  await show(page, 'Examples');
  await panel(page).getByRole('button', { name: title, exact: true }).click();
}

async function signUp(page, email) {
  await show(page, 'Log in');
  await panel(page).getByRole('button', { name: 'Sign up', exact: true }).last().click();
  await panel(page).getByLabel('E-mail').fill(email);
  await panel(page).getByLabel('Password').fill(PASSWORD);
  await panel(page).getByRole('button', { name: 'Sign up', exact: true }).click();
  await panel(page).getByText('You are logged in.').waitFor();
}

const tests = {
  async 'log in, query, change, log out'({ address }) {
    const { page, clean } = await open(address);
    await picture(page, 'start');
    assert.match(await page.title(), /Playground/);
    // Without a token the API refuses, and says so.
    await setText(page, OPERATION, 'query Me { me { email } }');
    await run(page);
    assert.equal((await answer(page)).errors[0].extensions.code, 'UNAUTHENTICATED');

    // Mistakes are sentences beside their fields.
    await panel(page).getByRole('button', { name: 'Sign up', exact: true }).last().click();
    await panel(page).getByLabel('E-mail').fill('owner');
    await panel(page).getByLabel('Password').fill('short');
    await panel(page).getByRole('button', { name: 'Sign up', exact: true }).click();
    await until(
      'two mistakes',
      async () => (await panel(page).locator('.playground-field .playground-error').count()) >= 2,
    );
    await picture(page, 'mistakes');

    await panel(page).getByLabel('E-mail').fill('owner@example.com');
    await panel(page).getByLabel('Password').fill(PASSWORD);
    await panel(page).getByRole('button', { name: 'Sign up', exact: true }).click();
    await panel(page).getByText('You are logged in.').waitFor();
    await until('the header', async () => /"Authorization": "Bearer ey/.test(await textOf(page, HEADERS)));
    await picture(page, 'logged-in');

    await run(page);
    await until('my account', async () => (await answer(page)).data?.me.email === 'owner@example.com');
    await example(page, 'Add a phone number');
    await until('the header in a new tab', async () => /Bearer ey/.test(await textOf(page, HEADERS)));
    await run(page);
    const made = (await answer(page)).data.createPhoneNumber;
    assert.equal(made.phoneNumber.number, '+919876543210');
    await picture(page, 'example');
    // The next example opens with its id.
    await example(page, 'One phone number');
    assert.equal(JSON.parse(await textOf(page, VARIABLES)).id, made.phoneNumber.id);

    // A refreshed token goes with the next request.
    const before = await textOf(page, HEADERS);
    await show(page, 'Log in');
    await panel(page).getByRole('button', { name: 'Refresh now' }).click();
    await until('another token', async () => (await textOf(page, HEADERS)) !== before);
    await run(page);
    assert.equal((await answer(page)).data.phoneNumber.id, made.phoneNumber.id);

    // An empty header sends no token, although there is one.
    await setText(page, HEADERS, '{ "Authorization": "" }');
    await run(page);
    await until('a refusal', async () => (await answer(page)).errors?.[0].extensions.code === 'UNAUTHENTICATED');

    // Nothing secret is kept in the browser.
    await new Promise(done => setTimeout(done, 1_000));
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    assert.match(kept, /createPhoneNumber/);
    for (const secret of ['Bearer', 'eyJ', PASSWORD]) assert.ok(!kept.includes(secret), `${secret} is kept`);

    await panel(page).getByRole('button', { name: 'Log out' }).click();
    await panel(page).getByLabel('E-mail').waitFor();
    await panel(page).getByLabel('E-mail').fill('owner@example.com');
    await panel(page).getByLabel('Password').fill('wrong');
    await panel(page).getByRole('button', { name: 'Log in', exact: true }).click();
    await panel(page).locator('.playground-error').first().waitFor();
    await panel(page).getByLabel('Password').fill(PASSWORD);
    await panel(page).getByRole('button', { name: 'Log in', exact: true }).click();
    await panel(page).getByText('You are logged in.').waitFor();
    await page.reload();
    await panel(page).getByLabel('E-mail').waitFor();
    clean();
  },

  async 'follow calls, and go on from a cursor'({ address }) {
    const { page, clean } = await open(address, { colorScheme: 'dark' });
    await signUp(page, 'live@example.com');
    await picture(page, 'dark');
    await example(page, 'Follow the calls');
    await until('the header', async () => /Bearer ey/.test(await textOf(page, HEADERS)));
    const header = JSON.parse(await textOf(page, HEADERS)).Authorization;
    const socket = page.waitForEvent('websocket');
    await run(page);
    assert.equal((await socket).url(), `${address.replace('http', 'ws')}/graphql/ws`);
    const log = async callId => {
      const query = `mutation { createCallLog(input: { callId: "${callId}", caller: "+919812345678" }) { callLog { id } } }`;
      await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: header },
        body: JSON.stringify({ query }),
      });
    };
    // The socket may still be opening.
    let count = 0;
    const event = await until('an event', async () => {
      count += 1;
      await log(`live-${count}`);
      await new Promise(done => setTimeout(done, 300));
      const text = await textOf(page, RESPONSE);
      return text && JSON.parse(text).data?.callLogChanged;
    });
    assert.equal(event.kind, 'CREATED');
    await picture(page, 'live');
    await stop(page);
    await log('while-away');
    await example(page, 'Follow the calls, resumed by a cursor');
    assert.ok(JSON.parse(await textOf(page, VARIABLES)).after);
    await run(page);
    await until('what was missed', async () => (await textOf(page, RESPONSE)).includes('while-away'));
    await stop(page);

    // A refused subscription says why.
    await setText(page, HEADERS, '{ "Authorization": "Bearer nonsense" }');
    await run(page);
    await until('a refusal', async () => /4403.*access token/.test(await textOf(page, RESPONSE)));
    clean();
  },

  async 'open and run every example'({ address }) {
    const { page, clean } = await open(address);
    await signUp(page, 'all@example.com');
    await show(page, 'Examples');
    await picture(page, 'examples');
    const titles = await panel(page).locator('[data-example]').allTextContents();
    // First another account, then one of each thing, then all in the order of the list.
    const first = ['Sign up', 'Add a phone number', 'Make an agent', 'Log a call', 'Take an order'];
    for (const title of [...first, ...titles.filter(title => title !== 'Sign up' && !APART.includes(title))]) {
      await example(page, title);
      if (title === 'Add a phone number') await renumber(page);
      await until(`the header of ${title}`, async () => /Bearer ey/.test(await textOf(page, HEADERS)));
      const live = (await textOf(page, OPERATION)).includes('subscription ');
      if (live) {
        await run(page);
        await page.getByRole('button', { name: /^Stop query/ }).waitFor();
        await new Promise(done => setTimeout(done, 300));
        const text = await textOf(page, RESPONSE);
        assert.ok(!text.includes('"errors"'), `${title}: ${text}`);
        await stop(page);
        continue;
      }
      await run(page);
      const got = await answer(page);
      assert.equal(got.errors, undefined, `${title}: ${JSON.stringify(got.errors)}`);
      const [payload] = Object.values(got.data);
      assert.deepEqual(payload?.userErrors ?? [], [], title);
      assert.ok(payload !== null, `${title} found nothing`);
    }
    // The session goes on with the tokens that an operation brought.
    await example(page, 'Change the password');
    await run(page);
    assert.deepEqual((await answer(page)).data.changePassword.userErrors, []);
    await example(page, 'My account');
    await run(page);
    assert.ok((await answer(page)).data?.me.email);
    await example(page, 'Log out');
    await run(page);
    assert.equal((await answer(page)).data.logOut.loggedOut, true);
    await show(page, 'Log in');
    await panel(page).getByText('You logged out.').waitFor();
    await until('no header', async () => !/Bearer/.test(await textOf(page, HEADERS)));
    clean();
  },

  async 'say that there were too many tries'() {
    const strict = await start(API_BINARY, { PASSWORD_TRIES_PER_MINUTE: '2' });
    try {
      const { page } = await open(strict.address);
      await panel(page).getByLabel('E-mail').fill('nobody@example.com');
      await panel(page).getByLabel('Password').fill('not the password');
      await until('a sentence', async () => {
        await panel(page).getByRole('button', { name: 'Log in', exact: true }).click();
        await panel(page).locator('.playground-error').first().waitFor();
        return (
          (await panel(page)
            .getByText(/^Too many .* Try again in \d+ seconds\.$/)
            .count()) > 0
        );
      });
      await picture(page, 'throttled');
    } finally {
      await strict.stop();
    }
  },

  async 'refresh before the end, and say when it has come'({ short }) {
    const { page, complaints, clean } = await open(short.address);
    await page.clock.install();
    await signUp(page, 'short@example.com');
    const first = await until('the header', async () => textOf(page, HEADERS));
    await page.clock.fastForward(50_000);
    await until('another token', async () => (await textOf(page, HEADERS)) !== first);
    clean();
    // The server is gone: the token runs out.
    await short.stop();
    await page.clock.fastForward(50_000);
    await panel(page).getByText('could not be refreshed').waitFor();
    await page.clock.fastForward(60_000);
    await panel(page)
      .getByText(/The access token expired at/)
      .waitFor();
    await picture(page, 'expired');
    complaints.length = 0;
  },
};

/** Another number each time: the same one twice is taken. */
let numbers = 0;
async function renumber(page) {
  numbers += 1;
  const variables = JSON.parse(await textOf(page, VARIABLES));
  variables.input.number = `098765 4321${numbers}`;
  await setText(page, VARIABLES, JSON.stringify(variables));
}

const main = await start(API_BINARY, { REQUESTS_PER_SECOND_PER_TENANT: '500', REQUESTS_PER_SECOND_PER_ADDRESS: '500' });
const short = await start(API_BINARY, { ACCESS_TOKEN_MINUTES: '1' });
const only = process.argv.slice(2);
let failed = 0;
try {
  for (const [name, test] of Object.entries(tests)) {
    if (only.length > 0 && !only.some(part => name.includes(part))) continue;
    try {
      await test({ address: main.address, short });
      console.log(`ok: ${name}`);
    } catch (error) {
      failed += 1;
      console.error(`FAILED: ${name}\n${error.stack}`);
      const page = browser.contexts().at(-1)?.pages()[0];
      if (page) await picture(page, 'failed');
    }
    for (const context of browser.contexts()) await context.close();
  }
} finally {
  await browser.close();
  await main.stop();
  await short.stop();
}
process.exit(failed === 0 ? 0 : 1);
