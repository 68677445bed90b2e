// What every page is held against: a screenshot to look at, axe-core, no word left untranslated, nothing wider than the
// window, no complaint of the browser.
import { strict as assert } from 'node:assert';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Person } from './browser.ts';

const SCREENS = path.resolve(import.meta.dirname, '../../output/browser');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The page as it stands holds nothing against it. */
export async function look(person: Person, name: string): Promise<void> {
  assert.deepEqual(await inspect(person, name), []);
}

/** @returns one line for each thing that is wrong with the page as it stands */
export async function inspect(person: Person, name: string): Promise<string[]> {
  const { page } = person;
  await settled(page);
  mkdirSync(SCREENS, { recursive: true });
  await page.screenshot({ path: path.join(SCREENS, `${name}.png`), fullPage: true });
  const findings = [
    ...(await unfriendly(page)),
    ...(await rawWords(page)),
    ...(await overflow(page)),
    ...person.complaints(),
  ];
  return findings.map((each) => `${name}: ${each}`);
}

/** Nothing is being loaded or moved any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(
    () =>
      document.querySelector('.ant-spin-spinning, .ant-skeleton, [aria-busy="true"]') === null &&
      document.getAnimations().every((each) => each.playState !== 'running'),
  );
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly help: string;
    readonly nodes: readonly { readonly html: string; readonly target: readonly string[] }[];
  }[];
}

async function unfriendly(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(options: object): Promise<AxeResult> } }).axe.run({
      resultTypes: ['violations'],
    }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) =>
        `axe ${id}: ${help} (${nodes.length}) ${nodes[0]?.target.join(' ')} ${nodes[0]?.html.slice(0, 200)}`,
    );
}

/** A key of the catalogue that nobody has written a text for is shown as the key itself. User names may look like one. */
async function rawWords(page: Page): Promise<string[]> {
  const shown = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [document.title];
    while (walker.nextNode()) texts.push(walker.currentNode.textContent?.trim() ?? '');
    for (const each of document.querySelectorAll('[aria-label], [placeholder], [title]'))
      texts.push(
        ...['aria-label', 'placeholder', 'title'].map((name) => each.getAttribute(name)?.trim() ?? ''),
      );
    return texts;
  });
  const raw = shown.filter(
    (text) =>
      (/^[a-z]+(\.[a-zA-Z]+)+$/.test(text) || /^[a-z]+:[a-zA-Z.]+$/.test(text) || /\{\{|\}\}/.test(text)) &&
      !isUserName(text),
  );
  const broken = shown.filter((text) => /undefined|NaN|Invalid Date|\[object /.test(text));
  return [...new Set([...raw, ...broken])].map((text) => `not translated: ${text}`);
}

const isUserName = (text: string): boolean => text.endsWith('.demo');

async function overflow(page: Page): Promise<string[]> {
  const { wanted, given, who } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const wide =
      scrollWidth > clientWidth + 1
        ? [...document.querySelectorAll('body *')]
            .filter((each) => each.getBoundingClientRect().right > clientWidth + 1)
            .slice(0, 1)
            .map((each) => each.outerHTML.slice(0, 150))
        : [];
    return { wanted: scrollWidth, given: clientWidth, who: wide.join() };
  });
  return wanted > given + 1 ? [`wider than the window: ${wanted} > ${given} ${who}`] : [];
}
