// A person without a mouse: only keys are pressed, and whatever is wanted must be reached with Tab.
import type { Locator, Page } from 'playwright-core';

const MOST_STOPS = 250;
const OPEN_LIST = '.ant-select-dropdown:not(.ant-select-dropdown-hidden)';

export function isFocused(locator: Locator): Promise<boolean> {
  return locator
    .first()
    .evaluate((element) => element === document.activeElement || element.contains(document.activeElement));
}

/** Presses Tab until it is there. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.first().waitFor();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await isFocused(wanted)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached with the keyboard: ${wanted.toString()}`);
}

export async function press(page: Page, wanted: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press(key);
}

export async function type(page: Page, wanted: Locator, text: string): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

/** A day is typed and taken with Enter. */
export async function typeDay(page: Page, wanted: Locator, day: string): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.type(day);
  await page.keyboard.press('Enter');
}

/** The first of a list that opens under the field. */
export async function takeFirst(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press('ArrowDown');
  await page.locator(`${OPEN_LIST} .ant-select-item-option-active`).waitFor();
  await page.keyboard.press('Enter');
  await page.locator(OPEN_LIST).waitFor({ state: 'hidden' });
}
