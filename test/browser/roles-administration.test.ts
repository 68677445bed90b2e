// Three administrators, none of whom can do what the others do: system, security, audit.
import { strict as assert } from 'node:assert';
import { atDesk, button, choose, openMenu } from './support/desk.ts';
import { look, settled } from './support/inspect.ts';
import { theProduct } from './support/product.ts';

describe('the three administrators', function () {
  this.timeout(120_000);
  before(theProduct);

  it('the system administrator enters a unit, and is told at the field which number is wrong', async () => {
    const system = await atDesk('system.demo');
    const { page } = system;
    await openMenu(system, '单位名录');
    await button(page, '登记单位').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('统一社会信用代码').fill('123799000000009991');
    await dialog.getByLabel('单位名称').fill('澜州古籍与方言研究所');
    await button(dialog, '登记单位').click();
    await dialog.locator('#at-uscc-wrong').filter({ hasText: /./ }).waitFor();
    await look(system, 'system-new-unit');
    await dialog.getByLabel('统一社会信用代码').fill(creditCode('12379900000000999'));
    await button(dialog, '登记单位').click();
    await page.getByText('已登记：澜州古籍与方言研究所').waitFor();
    await system.close();
  });

  it('the security administrator finds an account and prepares a desk for it', async () => {
    const security = await atDesk('security.demo');
    const { page } = security;
    await openMenu(security, '人员与账号', '账号管理');
    await page.getByLabel('姓名或账号').fill('hostfinance');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '段丽华' }).click();
    await settled(page);
    await look(security, 'security-account');
    await button(page, '授予岗位').click();
    const dialog = page.getByRole('dialog');
    await choose(dialog, '岗位名称', '依托单位');
    await look(security, 'security-grant');
    await button(dialog, '取消').click();
    await security.close();
  });

  it('the audit administrator finds who signed in when, and sees nothing of the applications', async () => {
    const audit = await atDesk('audit.demo');
    const { page } = audit;
    await openMenu(audit, '审计查询');
    await look(audit, 'audit-search');
    await page.getByLabel('账号', { exact: true }).fill('audit.demo');
    await choose(page, '事项', '登录');
    await button(page, '查询').click();
    await page.waitForURL(/username=audit\.demo/);
    await page.getByRole('row').filter({ hasText: 'system.demo' }).first().waitFor({ state: 'detached' });
    await page.getByRole('row').filter({ hasText: '岑立' }).first().waitFor();
    await look(audit, 'audit-found');
    assert.equal(await page.getByRole('link', { name: '项目申请' }).count(), 0);
    await audit.close();
  });
});

/** GB 32100: characters without I, O, S, V, Z; weights are powers of 3 modulo 31. */
function creditCode(first17: string): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  let [sum, weight] = [0, 1];
  for (const each of first17) {
    sum += alphabet.indexOf(each) * weight;
    weight = (weight * 3) % 31;
  }
  return first17 + alphabet.charAt((31 - (sum % 31)) % 31);
}
