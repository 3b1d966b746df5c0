// Prints Lighthouse's figures for pages of the built client, served by the API with the demo's data, and fails below 95; and before that
// the longest task of each thing that is done with 50,000 calls, and fails above 100 ms. Lighthouse
// weighs more than everything else here together, so npx brings it, and only for this. FORM_FACTOR=mobile measures a slow telephone.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { ARGUMENTS, EXECUTABLE, logIn } from '../test/browser/browser.mjs';
import { manyCalls } from '../test/browser/calls-many.mjs';
import { freePort, start } from '../test/browser/serve.mjs';

const LIGHTHOUSE = 'lighthouse@12.8.2';
const LEAST = 95;
const categories = ['performance', 'accessibility', 'best-practices'];
const { FORM_FACTOR = 'desktop' } = process.env;

const LONGEST_TASK = 100;

const server = await start({ demo: true, calls: 50_000 });
const profile = await mkdtemp(join(tmpdir(), 'lighthouse-'));
const port = await freePort();
// Lighthouse opens a tab of its own in this browser, so that it is logged in there when a page is for users.
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: EXECUTABLE,
  baseURL: server.address,
  args: [...ARGUMENTS, `--remote-debugging-port=${port}`],
});

async function measure(path) {
  const { stdout } = await promisify(execFile)(
    'npx',
    [
      '--yes',
      LIGHTHOUSE,
      `${server.address}${path}`,
      `--port=${port}`,
      '--output=json',
      '--quiet',
      '--disable-storage-reset',
      `--only-categories=${categories.join(',')}`,
      ...(FORM_FACTOR === 'desktop' ? ['--preset=desktop'] : []),
    ],
    { maxBuffer: 64 * 2 ** 20 },
  );
  const { categories: found, audits, finalDisplayedUrl } = JSON.parse(stdout);
  if (new URL(finalDisplayedUrl).pathname !== path) throw new Error(`${path} led to ${finalDisplayedUrl}.`);
  const scores = categories.map(name => Math.round(found[name].score * 100));
  console.log(`${path.padEnd(12)} ${categories.map((name, index) => `${name} ${scores[index]}`).join('  ')}`);
  for (const name of categories) {
    for (const { id, weight } of found[name].auditRefs) {
      const { score, title, displayValue = '' } = audits[id];
      if (weight > 0 && score !== null && score < 0.9) console.log(`    ${title}  ${displayValue}`);
    }
  }
  return scores.every(score => score >= LEAST);
}

/** The longest task of each thing that is done, as the browser tells of them: those above 50 ms. */
async function measureTasks() {
  const page = await browser.newPage();
  await page.goto('/login');
  await logIn(page, 'demo@example.com');
  await page.goto('/call-logs');
  await page.getByText('50,000 entries').waitFor();
  await page.evaluate(() => {
    const tasks = [];
    const observer = new PerformanceObserver(list => tasks.push(...list.getEntries()));
    observer.observe({ type: 'longtask' });
    window.longest = () => {
      tasks.push(...observer.takeRecords());
      return Math.max(0, ...tasks.splice(0).map(({ duration }) => duration));
    };
  });
  let worst = 0;
  for (const [address, act] of Object.entries(manyCalls(page))) {
    await page.evaluate(() => window.longest());
    await act();
    await page.waitForURL(url => url.search.includes(address));
    await page.locator('table:not([aria-busy]) tbody tr').first().waitFor();
    const longest = await page.evaluate(() => window.longest());
    worst = Math.max(worst, longest);
    console.log(
      `50,000 calls, ${address.padEnd(22)} longest task ${longest > 0 ? `${Math.round(longest)} ms` : 'below 50 ms'}`,
    );
  }
  await page.close();
  return worst <= LONGEST_TASK;
}

let isGood = true;
try {
  const isQuick = await measureTasks();
  await browser.clearCookies();
  isGood = (await measure('/login')) && isQuick;
  for (const path of ['/dashboard', '/call-logs']) {
    // Anew for each: Lighthouse leaves a page in the middle of a renewal.
    await browser.clearCookies();
    const page = await browser.newPage();
    await page.goto('/login');
    await logIn(page, 'demo@example.com');
    await page.waitForURL('**/dashboard');
    await page.close();
    isGood = (await measure(path)) && isGood;
  }
} finally {
  await browser.close();
  await server.stop();
  await rm(profile, { recursive: true, force: true });
}
if (!isGood) process.exitCode = 1;
