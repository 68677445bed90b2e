// Everybody signs in and opens every page of their menu, and one record of each kind behind it that nobody has opened
// before. New pages join by themselves: whatever is in the list of pages must have been seen by somebody.
import { strict as assert } from 'node:assert';
import type { Page } from 'playwright-core';
import { pages } from '../../client/shell/pages.ts';
import { goTo, signIn, somebody, type Person } from './support/browser.ts';
import { inspect, settled } from './support/inspect.ts';
import { theProduct, type RunningProduct } from './support/product.ts';

const DESKS = {
  applicant: '申请人',
  host: '依托单位',
  hostfinance: '依托单位财务',
  county: '主管部门',
  expert: '评审专家',
  officer: '业务科室',
  agency: '受托管理机构',
  finance: '局财务',
  clerk: '局办公室',
  leader: '局领导',
  supervisor: '纪检监督',
  system: '系统管理员',
  security: '安全管理员',
  audit: '审计管理员',
} as const;

/** The address with its ids taken out, as the list of pages writes it. */
function patternOf(pathname: string): string | null {
  const segments = pathname.split('/');
  const fits = pages.filter(({ path }) => {
    const wanted = path.split('/');
    return (
      wanted.length === segments.length &&
      wanted.every((each, at) => each.startsWith(':') || each === segments[at])
    );
  });
  const named = (path: string): number => path.split('/').filter((each) => each.startsWith(':')).length;
  return fits.sort((one, other) => named(one.path) - named(other.path))[0]?.path ?? null;
}

const isOfMenu = (pattern: string): boolean =>
  pages.some(({ path, menu }) => path === pattern && menu !== undefined);

const seen = new Set<string>();

/** Follows the links, breadth first: pages of the menu always, others while they are new to everybody. */
async function walk(person: Person, key: string, ...starts: string[]): Promise<string[]> {
  const { page } = person;
  const visited = new Set<string>();
  const findings: string[] = [];
  const waiting = [...starts];
  while (waiting.length > 0) {
    const address = waiting.shift() ?? '';
    const pattern = patternOf(address);
    if (pattern === null || visited.has(pattern) || (seen.has(pattern) && !isOfMenu(pattern))) continue;
    visited.add(pattern);
    seen.add(pattern);
    if (new URL(page.url()).pathname !== address) await goTo(person, address);
    findings.push(...(await inspect(person, nameOf(key, pattern))));
    waiting.push(...(await linksOf(page)));
  }
  return findings;
}

/** Where no link leads from the first record of a list: the list, and the words of the row to open. */
const BEHIND: Record<string, readonly (readonly [list: string, row: string])[]> = {
  applicant: [['/applications', '已立项']],
  officer: [['/rounds', '已结束']],
};

async function addressesBehind(person: Person, key: string): Promise<string[]> {
  const { page } = person;
  const found: string[] = [];
  for (const [list, row] of BEHIND[key] ?? []) {
    await goTo(person, list);
    const link = page.getByRole('row').filter({ hasText: row }).getByRole('link').first();
    const record = (await link.getAttribute('href')) ?? '';
    await goTo(person, record);
    await settled(page);
    found.push(...(await linksOf(page)));
    if (key === 'applicant')
      found.push(`${record}/submitted`, `${record}/feedback`, '/notices', '/account/password');
  }
  return found;
}

function linksOf(page: Page): Promise<string[]> {
  return page
    .locator('a[href^="/"]')
    .evaluateAll((all) => all.map((each) => new URL((each as HTMLAnchorElement).href).pathname));
}

function nameOf(key: string, pattern: string): string {
  const name = pattern.replace(/^\//, '').replace(/[/:]+/g, '-');
  return `page-${key}-${name === '' ? 'todo' : name}`;
}

describe('pages', function () {
  this.timeout(180_000);
  let product: RunningProduct;

  before(async () => {
    product = await theProduct();
  });

  it('a visitor without an account sees calls, lists and verification', async () => {
    const visitor = await somebody(product.origin);
    await visitor.page.goto(`${product.origin}/public/calls`);
    assert.deepEqual(await walk(visitor, 'public', '/public/calls', '/public/publicity', '/verify'), []);
    await visitor.close();
  });

  for (const [key, role] of Object.entries(DESKS)) {
    it(`${role}: every page of the desk is readable by everybody and says everything in words`, async () => {
      const person = await somebody(product.origin);
      await signIn(person, `${key}.demo`);
      await settled(person.page);
      const findings = await walk(person, key, '/');
      findings.push(...(await walk(person, key, ...(await addressesBehind(person, key)))));
      assert.deepEqual(findings, []);
      await person.close();
    });
  }

  it('every page of the product has been seen by somebody', () => {
    assert.deepEqual(
      pages.map(({ path }) => path).filter((path) => !seen.has(path)),
      [],
    );
  });
});
