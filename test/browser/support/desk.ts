// What people do at any desk: sign in, look at the to-do list, open what waits, press, confirm, choose from a list.
import type { Locator, Page } from 'playwright-core';
import { signIn, somebody, type Person } from './browser.ts';
import { settled } from './inspect.ts';
import { theProduct } from './product.ts';

/** Signs in by the form and has the to-do list before them; pages.test.ts holds it against the house rules. */
export async function atDesk(username: string): Promise<Person> {
  const { origin } = await theProduct();
  const person = await somebody(origin);
  await signIn(person, username);
  await heading(person.page, '待办').waitFor();
  await settled(person.page);
  return person;
}

export function heading(page: Page, name: string): Locator {
  return page.getByRole('heading', { level: 1, name });
}

/** Opens what waits, from the to-do list; `of` narrows by the words of its row. */
export async function openWaiting({ page }: Person, of: string): Promise<string> {
  const link = page.getByRole('row').filter({ hasText: of }).getByRole('link').first();
  const title = await link.innerText();
  await link.click();
  await page.waitForURL((url) => url.pathname !== '/');
  await settled(page);
  return title;
}

/** By the menu at the left; `title` where the page is headed otherwise. */
export async function openMenu({ page }: Person, entry: string, title = entry): Promise<void> {
  await page
    .getByRole('navigation', { name: '菜单' })
    .getByRole('link', { name: entry, exact: true })
    .click();
  await heading(page, title).waitFor();
  await settled(page);
}

export function button(where: Page | Locator, name: string | RegExp): Locator {
  return where.getByRole('button', { name, exact: true });
}

/** Presses, and says yes to the question that follows. */
export async function pressAndConfirm(page: Page, name: string): Promise<void> {
  await button(page, name).click();
  await button(page.getByRole('dialog'), name).click();
}

/** From a list that opens under the field. */
export async function choose(where: Page | Locator, label: string, option: string): Promise<void> {
  const page = 'page' in where ? where.page() : where;
  const field = where.getByLabel(label, { exact: true });
  await field.click();
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click();
}

/** What the product says at the top for a moment. */
export function told(page: Page, sentence: string): Locator {
  return page.locator('.ant-message').getByText(sentence);
}
