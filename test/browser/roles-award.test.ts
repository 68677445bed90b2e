// From the ranking to the award: leader, office clerk, bureau finance, supervisor.
import { strict as assert } from 'node:assert';
import { atDesk, button, openMenu, openWaiting, pressAndConfirm, told } from './support/desk.ts';
import { look } from './support/inspect.ts';
import { theProduct } from './support/product.ts';

describe('an award', function () {
  this.timeout(120_000);
  before(theProduct);

  it('the leader reads the frozen list and approves it', async () => {
    const leader = await atDesk('leader.demo');
    const { page } = leader;
    await openWaiting(leader, '待审批');
    await look(leader, 'leader-list');
    await button(page, '批准清单').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/^批准后 \d+ 项列为拟立项，共 [\d,.]+ 万元/).waitFor();
    await button(dialog, '批准清单').click();
    await page.locator('main header').getByText('已批准').waitFor();
    await look(leader, 'leader-approved');
    await leader.close();
  });

  it('the office clerk enters the number of the register and seals; the papers are made', async () => {
    const clerk = await atDesk('clerk.demo');
    const { page } = clerk;
    await openWaiting(clerk, '待编文号');
    await look(clerk, 'clerk-document');
    await page.getByLabel('发文字号', { exact: true }).fill('澜科字12号');
    await button(page, '登记文号').click();
    await page.locator('#at-dispatchNumber-wrong').filter({ hasText: /./ }).waitFor();
    await page.getByLabel('发文字号', { exact: true }).fill('澜科字〔2026〕12号');
    await button(page, '登记文号').click();
    await told(page, '文号已登记').waitFor();
    await page.locator('main header').getByText('待用印').waitFor();
    await pressAndConfirm(page, '用印印发');
    await page.locator('main header').getByText('已印发').waitFor();
    await page.getByText('正在制发…').first().waitFor({ state: 'detached', timeout: 60_000 });
    await look(clerk, 'clerk-issued');
    await clerk.close();
  });

  it('bureau finance reads amounts and numbers and decides nothing', async () => {
    const finance = await atDesk('finance.demo');
    const { page } = finance;
    await openMenu(finance, '立项项目');
    await look(finance, 'finance-awards');
    assert.match(await page.getByRole('table').innerText(), /LZ[A-Z]{2}\d{4}[A-Z]\d{3}/);
    await page.getByRole('row').getByRole('link').first().click();
    await page.getByText('包干制').or(page.getByText('预算制')).first().waitFor();
    assert.equal(await button(page, '撤销立项').count(), 0);
    await finance.close();
  });

  it('the supervisor reads lists and objections and is offered no act', async () => {
    const supervisor = await atDesk('supervisor.demo');
    const { page } = supervisor;
    await openMenu(supervisor, '异议处理');
    await look(supervisor, 'supervisor-objections');
    await page.getByRole('row').getByRole('link').first().click();
    await page.getByText('异议事项和事实依据').waitFor();
    await look(supervisor, 'supervisor-objection');
    assert.equal(await page.getByRole('group', { name: '操作' }).count(), 0);
    await openMenu(supervisor, '立项清单');
    await page.getByRole('row').getByRole('link').first().click();
    await page.getByRole('heading', { name: '会议决定' }).waitFor();
    await look(supervisor, 'supervisor-list');
    assert.equal(await page.getByRole('group', { name: '操作' }).count(), 0);
    await supervisor.close();
  });
});
