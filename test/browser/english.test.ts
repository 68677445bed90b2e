// In English: the main pages of those who work longest in the system, with every word of the frame translated.
import { strict as assert } from 'node:assert';
import { goTo, signIn, somebody } from './support/browser.ts';
import { look, settled } from './support/inspect.ts';
import { theProduct } from './support/product.ts';

const MAIN: Readonly<Record<string, readonly string[]>> = {
  applicant: ['/', '/applications', '/awards'],
  expert: ['/', '/reviews'],
  officer: ['/', '/calls', '/applications/desk', '/rounds', '/decisions', '/objections'],
  audit: ['/', '/audit'],
};

describe('in English', function () {
  this.timeout(120_000);
  before(theProduct);

  for (const [key, addresses] of Object.entries(MAIN)) {
    it(`${key}: menu, titles, columns and fields are English, and stay so`, async () => {
      const person = await somebody((await theProduct()).origin);
      const { page } = person;
      await signIn(person, `${key}.demo`);
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('button', { name: '中文' }).waitFor();
      for (const address of addresses) {
        if (address !== '/') await goTo(person, address);
        await settled(page);
        await look(person, `english-${key}${address.replaceAll('/', '-')}`);
        const words = await page.locator('nav a, main h1, main th, main label').allInnerTexts();
        assert.deepEqual(
          words.filter((each) => /\p{Script=Han}/u.test(each)),
          [],
          address,
        );
      }
      await page.reload();
      await page.getByRole('button', { name: '中文' }).waitFor();
      await person.close();
    });
  }
});
