// A person's browser: one Chromium for all stories, a fresh profile for each person, and a watch over what must not happen.
import { strict as assert } from 'node:assert';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { CHROMIUM_SWITCHES, findChromium } from '../../support/chromium.ts';
import { closeProduct, DEMO_PASSWORD, NETWORK_NAME } from './product.ts';

const FAILURES = path.resolve(import.meta.dirname, '../../output/browser/failed');

let open: Promise<Browser> | null = null;

function theBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  assert.ok(executablePath, 'no Chromium');
  open ??= chromium.launch({
    executablePath,
    args: [...CHROMIUM_SWITCHES, `--host-resolver-rules=MAP ${NETWORK_NAME} 127.0.0.1`],
  });
  return open;
}

/** What was on the screen when a story failed, for whoever has to find out why. */
afterEach(async function showFailure() {
  const browser = await open;
  const pages = browser?.contexts().flatMap((each) => each.pages()) ?? [];
  if (this.currentTest?.state === 'failed') {
    for (const [index, page] of pages.entries())
      await page.screenshot({ path: path.join(FAILURES, `${nameOf(this.currentTest.title)}-${index}.png`) });
  }
  for (const context of browser?.contexts() ?? []) await context.close();
});

const nameOf = (title: string): string => title.replace(/[^\p{Letter}\d]+/gu, '-').slice(0, 60);

/** Once for all files of the lane: one browser, one town. */
after(async function closeAll() {
  this.timeout(30_000);
  const browser = await open;
  open = null;
  await browser?.close();
  await closeProduct();
});

export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly origin: string;
  /** Console errors, violations of the content policy, failures of the server. Asking empties the list. */
  complaints(): string[];
  /** From now on the server may be away: that requests fail is what the story is about. */
  expectOutage(expects: boolean): void;
  close(): Promise<void>;
}

export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly locale?: string;
}

/** Somebody at a machine of their own, in Shanghai. */
export async function somebody(origin: string, look: Look = {}): Promise<Person> {
  const browser = await theBrowser();
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1366, height: look.height ?? 768 },
    locale: look.locale ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(30_000);
  const noted: string[] = [];
  let outage = false;
  await context.exposeFunction('noteViolation', (text: string) => noted.push(`content policy: ${text}`));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { violatedDirective, blockedURI, sourceFile } = event;
      void (window as unknown as { noteViolation(text: string): void }).noteViolation(
        `${violatedDirective} ${blockedURI} ${sourceFile}`,
      );
    });
  });
  const page = await context.newPage();
  watch(
    page,
    (text) => noted.push(text),
    () => outage,
  );
  context.on('page', (other) =>
    watch(
      other,
      (text) => noted.push(text),
      () => outage,
    ),
  );
  return {
    context,
    page,
    origin,
    complaints: () => noted.splice(0),
    expectOutage: (expects) => {
      outage = expects;
    },
    close: () => context.close(),
  };
}

function watch(page: Page, note: (text: string) => void, isOutage: () => boolean): void {
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    // The browser itself writes one for every 4xx and every request that meets no server; what is not expected of them is
    // noted by the watch over answers below.
    if (message.text().startsWith('Failed to load resource')) return;
    note(`console: ${message.text()} (${page.url()})`);
  });
  page.on('pageerror', (error) => note(`error in the page: ${error.message} (${page.url()})`));
  page.on('response', (response) => {
    if (response.status() >= 500) note(`${response.status()} ${response.url()}`);
    if (response.status() === 404 && !response.url().includes('/api/')) note(`404 ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // A page that is left takes its open requests with it.
    if (why === 'net::ERR_ABORTED' || isOutage()) return;
    note(`request failed: ${request.url()} ${why}`);
  });
}

/** To another page of ours without loading the product anew, as a click on a link does. */
export async function goTo({ page }: Person, address: string): Promise<void> {
  const shown = await page.locator('main h1').first().elementHandle();
  await page.evaluate((path) => {
    window.history.pushState(null, '', path);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, address);
  // The page before is gone; what comes is waited for by whoever looks at it.
  await page.waitForFunction((before) => before === null || !before.isConnected, shown);
}

/** At the sign-in page, as a person does it. */
export async function signIn({ page, origin }: Person, username: string): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await typeCredentials(page, username);
  await page.locator('main h1').waitFor();
}

export async function typeCredentials(page: Page, username: string): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill(username);
  await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}
