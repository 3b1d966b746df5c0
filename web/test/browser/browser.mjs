// Chromium, and what must hold on every page of every test.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { PASSWORD } from './serve.mjs';

export const { CHROMIUM: EXECUTABLE = '/usr/bin/chromium' } = process.env;
export const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A server that is away makes the browser complain; that is no fault of the page's. */
export const SERVER_AWAY = [/Failed to load resource/, /WebSocket connection to .* failed/];

export const launch = () => chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS });

/** A person's browser: their tabs share cookies. What goes wrong in any of them is kept, and told by `clean`. */
export async function person(browser, address, options = {}) {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: 1280, height: 860 },
    locale: 'en-IN',
    timezoneId: 'Asia/Kolkata',
    permissions: ['clipboard-write'],
    ...options,
  });
  const { host } = new URL(address);
  const complaints = [];
  const tokens = new Set();
  let allowed = [];
  let requests = [];

  const complain = text => {
    if (!allowed.some(pattern => pattern.test(text))) complaints.push(text);
  };
  const watch = url => {
    if (!/^(?:data|blob):/.test(url) && new URL(url).host !== host) complain(`foreign host: ${url}`);
    for (const token of tokens) if (url.includes(token)) complain(`a token in an address: ${url}`);
  };
  context.on('request', request => {
    watch(request.url());
    const [, token] = /^Bearer (.+)$/.exec(request.headers().authorization ?? '') ?? [];
    if (token) tokens.add(token);
    if (request.url().endsWith('/graphql')) requests.push(request.postDataJSON()?.operationName);
  });
  context.on('weberror', error => complain(`error: ${error.error().message}`));
  context.on('console', message => {
    if (['error', 'warning'].includes(message.type())) complain(`console: ${message.text()}`);
    for (const token of tokens) if (message.text().includes(token)) complain('a token in the console');
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', event =>
      console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });

  return {
    context,
    async tab(path = '/') {
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      page.on('websocket', socket => watch(socket.url()));
      await page.goto(path);
      return page;
    },
    /** Complaints that belong to the test: of a server that is away, for example. */
    allow: (...patterns) => {
      allowed = patterns;
    },
    /** The operations that were sent since it was asked last. */
    operations() {
      const sent = requests;
      requests = [];
      return sent;
    },
    /** Nothing went wrong, and no token was left behind where a script or a neighbour could find it. */
    async clean() {
      for (const page of context.pages()) {
        const stored = await page.evaluate(() =>
          JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]),
        );
        for (const token of tokens) assert.ok(!stored.includes(token), 'a token is in the storage');
        assert.doesNotMatch(stored, /eyJ/, 'something like a token is in the storage');
      }
      assert.deepEqual(complaints, []);
    },
  };
}

export async function signUp(page, email, { name = 'Asha Verma' } = {}) {
  await page.goto('/signup');
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor();
}

export async function logIn(page, email) {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Log in' }).click();
}

/** Everything has come: nothing is being loaded, and no transition is under way. */
export const isStill = page =>
  page.waitForFunction(
    () =>
      !document.querySelector('.animate-pulse.bg-sunken') &&
      document
        .getAnimations()
        .every(a => a.playState !== 'running' || a.effect.getComputedTiming().iterations === Infinity),
  );

/** What axe finds against WCAG 2.2 AA. By way of the debugger, because the page's policy lets no script in. */
export async function accessibilityProblems(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(found =>
      JSON.stringify(found.violations.map(({ id, nodes }) => id + ': ' + nodes.map(node => node.target.join(' ') + ' ' + (node.any[0]?.message ?? '')).join(' | '))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  return JSON.parse(result.value);
}
