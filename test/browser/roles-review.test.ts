// From the formal check to the opinions: expert, programme officer, agency officer.
import { strict as assert } from 'node:assert';
import { atDesk, button, heading, openMenu, openWaiting, pressAndConfirm, told } from './support/desk.ts';
import { look, settled } from './support/inspect.ts';
import { theProduct } from './support/product.ts';

const COMMENT =
  '立论依据充分，国内外进展梳理清楚，拟解决的关键问题明确，技术路线可行，进度安排合理，预期成果可以考核，建议补充对照样地的设置说明。';

describe('an application under judgement', function () {
  this.timeout(120_000);
  before(theProduct);

  it('the expert pledges before anything of the application is shown', async () => {
    const expert = await atDesk('expert.demo');
    const { page } = expert;
    await openWaiting(expert, '待接受');
    await look(expert, 'expert-pledge');
    assert.equal(await button(page, '承诺并打开申请材料').count(), 0);
    await page.getByLabel('我已阅读并承诺遵守以上各条').check();
    await button(page, '承诺并打开申请材料').click();
    await page.getByRole('link', { name: /打开正文/ }).waitFor();
    await page.getByText('草稿，尚未提交。').waitFor();
    await look(expert, 'expert-review');
    await expert.close();
  });

  it('the expert scores every criterion, is told what is missing, and submits', async () => {
    const expert = await atDesk('expert.demo');
    const { page } = expert;
    await openWaiting(expert, '滨海设施蔬菜');
    for (const score of await page.getByLabel(/（权重 \d+%）$/).all()) await score.fill('86');
    await page
      .getByLabel(/：评语$/)
      .first()
      .fill('可行。');
    await button(page, '提交评审意见').click();
    await page.getByText(/还有 \d+ 处需要完善/).waitFor();
    await look(expert, 'expert-missing');
    for (const comment of await page.getByLabel(/：评语$/).all()) await comment.fill(COMMENT);
    await page.getByLabel('A 优先资助').check();
    await page.getByRole('status').filter({ hasText: '86' }).waitFor();
    await button(page, '提交评审意见').click();
    await button(page.getByRole('dialog'), '提交评审意见').click();
    await page.getByText(/^已于 .* 提交，不能再修改。/).waitFor();
    await look(expert, 'expert-submitted');
    await expert.close();
  });

  it('the programme officer checks formally item by item and accepts', async () => {
    const officer = await atDesk('officer.demo');
    const { page } = officer;
    await openWaiting(officer, '天然气水合物');
    await look(officer, 'officer-check');
    await button(page, '采纳系统判为通过的各项').click();
    await pressAndConfirm(page, '形审通过');
    await told(page, '还有').waitFor();
    for (const open of await page.locator('[id^="check-"][id$="-item"]').all()) {
      if ((await open.getByRole('radio', { checked: true }).count()) === 0)
        await open.getByLabel('通过', { exact: true }).check();
    }
    await pressAndConfirm(page, '形审通过');
    await told(page, '已办理：形审通过').waitFor();
    await page.locator('main header').getByText('形审通过').waitFor();
    await look(officer, 'officer-accepted');
    await officer.close();
  });

  it('the programme officer asks one more expert; who must stand aside cannot be chosen', async () => {
    const officer = await atDesk('officer.demo');
    const { page } = officer;
    await openWaiting(officer, '第三批函评');
    await look(officer, 'officer-round');
    const row = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: /指派专家$/ }) })
      .first();
    const before = await row.getByText(/^已派 \d+/).innerText();
    await row.getByRole('button', { name: /指派专家$/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('table').waitFor();
    await look(officer, 'officer-assign');
    assert.ok((await dialog.getByRole('checkbox', { disabled: true }).count()) > 0, 'nobody is refused');
    await dialog.getByRole('checkbox', { disabled: false }).first().check();
    await button(dialog, '指派 1 名').click();
    await dialog.waitFor({ state: 'detached' });
    const asked = Number(/\d+/.exec(before)?.[0]);
    await row.getByText(`已派 ${asked + 1}`).waitFor();
    await officer.close();
  });

  it('the programme officer opens a call and is told what keeps it from being published', async () => {
    const officer = await atDesk('officer.demo');
    const { page } = officer;
    await openMenu(officer, '申报指南');
    await button(page, '新建指南').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('市自然科学基金·面上项目').check();
    await dialog.getByLabel('指南名称').fill('市自然科学基金青年项目申报指南');
    await look(officer, 'officer-new-call');
    await button(dialog, '新建指南').click();
    await heading(page, '市自然科学基金青年项目申报指南').waitFor();
    await page.getByText(/^还有 \d+ 处需要完善/).waitFor();
    await page.getByRole('button', { name: /^截止时间：请填写时间/ }).waitFor();
    await look(officer, 'officer-call-editor');
    await page.getByLabel('资金总额').fill('200');
    await button(page, '保存草稿').click();
    await told(page, '草稿已保存。').waitFor();
    assert.equal(await button(page, '发布指南').count(), 0, 'an unfinished call can be published');
    await officer.close();
  });

  it('the agency officer sits at one call only and searches the library of experts', async () => {
    const agency = await atDesk('agency.demo');
    const { page } = agency;
    await openMenu(agency, '申报指南');
    await look(agency, 'agency-calls');
    assert.equal(await button(page, '新建指南').count(), 0);
    await openMenu(agency, '专家评审');
    await page.getByRole('row').getByRole('link').first().click();
    await page.getByText(/项申请，已指派/).waitFor();
    await settled(page);
    await look(agency, 'agency-round');
    await agency.close();
  });
});
