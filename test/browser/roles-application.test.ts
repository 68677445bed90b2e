// The way of an application to the bureau, each step at the desk of the one whose step it is: applicant, host officer,
// host finance, recommender.
import { strict as assert } from 'node:assert';
import { atDesk, button, heading, openMenu, openWaiting, pressAndConfirm, told } from './support/desk.ts';
import { look } from './support/inspect.ts';
import { theProduct } from './support/product.ts';

describe('an application on its way to the bureau', function () {
  this.timeout(120_000);
  before(theProduct);

  it('the applicant mends what was returned and submits it again', async () => {
    const applicant = await atDesk('applicant.demo');
    const { page } = applicant;
    const title = await openWaiting(applicant, '退回修改');
    await page.getByText('请补充示范单位出具的落地意见').waitFor();
    await page.getByRole('button', { name: '继续填写' }).click();
    await page.getByLabel('摘要', { exact: true }).waitFor();
    await look(applicant, 'applicant-editor');

    const abstract = page.getByLabel('摘要', { exact: true });
    await abstract.fill(`${await abstract.inputValue()}补充了示范现场的选址依据。`);
    await page.getByRole('status').filter({ hasText: '已保存（' }).waitFor();
    await pressAndConfirm(page, '提交申请');
    await page.getByText(/^提交成功，受理号/).waitFor();
    await look(applicant, 'applicant-receipt');
    await page.getByRole('link', { name: '查看申请' }).click();
    await page.getByRole('heading', { name: '办理经过' }).waitFor();
    await heading(page, title).waitFor();
    await look(applicant, 'applicant-record');
    await applicant.close();
  });

  it('the host officer endorses with an opinion, and confirms who registered at the unit', async () => {
    const host = await atDesk('host.demo');
    const { page } = host;
    const title = await openWaiting(host, '单位审核');
    await look(host, 'host-endorse');
    await button(page, '单位推荐').click();
    await page.getByText('请写明意见，至少 2 个字。').waitFor();
    await page.getByLabel('推荐意见').fill('材料真实，人员与设备条件具备，同意推荐。');
    await button(page, '单位推荐').click();
    await told(page, '已办理：单位推荐').waitFor();
    await heading(page, '待办').waitFor();
    await page.getByRole('link', { name: title }).waitFor({ state: 'detached' });

    await openWaiting(host, '待确认');
    await look(host, 'host-account');
    await pressAndConfirm(page, '确认注册');
    await page.locator('main header').getByText('正常').waitFor();
    await host.close();
  });

  it('host finance has nothing to decide and reads what its unit was awarded', async () => {
    const finance = await atDesk('hostfinance.demo');
    const { page } = finance;
    await page.getByText('目前没有待办事项').waitFor();
    await openMenu(finance, '立项项目');
    await look(finance, 'hostfinance-awards');
    await page.getByRole('row').getByRole('link').first().click();
    await page.getByRole('heading', { name: '立项通知书' }).waitFor();
    await look(finance, 'hostfinance-award');
    assert.equal(await button(page, '撤销立项').count(), 0, 'only a leader revokes');
    await finance.close();
  });

  it('the recommender reads the frozen application and recommends it', async () => {
    const county = await atDesk('county.demo');
    const { page } = county;
    const title = await openWaiting(county, '主管部门推荐');
    await look(county, 'county-recommend');
    await page.getByLabel('推荐意见').fill('符合本区产业方向，同意推荐。');
    await button(page, '主管部门推荐').click();
    await told(page, '已办理：主管部门推荐').waitFor();
    await page.getByRole('link', { name: title }).waitFor({ state: 'detached' });
    await county.close();
  });
});
