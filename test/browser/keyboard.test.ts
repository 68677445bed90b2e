// Without a mouse: one application from the first page to the receipt, one review from the to-do list to submitted.
import { strict as assert } from 'node:assert';
import { aNewApplicant, mainText, openCall, readApplication, signedIn } from './support/applicant.ts';
import { somebody, type Person } from './support/browser.ts';
import { heading } from './support/desk.ts';
import { look, settled } from './support/inspect.ts';
import { press, takeFirst, type, typeDay } from './support/keyboard.ts';
import { DEMO_PASSWORD, theProduct } from './support/product.ts';

const COMMENT =
  '立论依据充分，国内外进展梳理清楚，拟解决的关键问题明确，技术路线可行，进度安排合理，预期成果可以考核，建议补充对照样地。';

async function signInByKeys(username: string): Promise<Person> {
  const { origin } = await theProduct();
  const person = await somebody(origin);
  const { page } = person;
  await page.goto(origin);
  await page.waitForURL(/sign-in/);
  await type(page, page.getByLabel('账号', { exact: true }), username);
  await type(page, page.getByLabel('密码', { exact: true }), DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await heading(page, '待办').waitFor();
  return person;
}

describe('the keyboard alone', function () {
  this.timeout(240_000);
  before(theProduct);

  it('brings an application from the first page to the receipt', async () => {
    const applicant = await aNewApplicant();
    const call = await openCall(await signedIn(applicant.username));
    const person = await signInByKeys(applicant.username);
    const { page } = person;
    await press(page, page.getByRole('link', { name: '我的申请' }));
    await heading(page, '我的申请').waitFor();
    await press(page, page.getByRole('link', { name: '填写新申请' }));
    await heading(page, '申报通知').waitFor();
    await press(page, page.getByRole('link', { name: call.title }));
    await heading(page, call.title).waitFor();
    await press(page, page.getByRole('button', { name: '填写申请' }));
    await page.waitForURL(/\/edit$/);
    await settled(page);

    await fillBasics(person);
    await type(page, page.getByLabel('每年投入月数'), '8');
    await type(page, page.getByLabel('电子邮箱'), 'keys@lanzhou-city.example');
    await fillTargets(person);
    await attachBody(person);
    await promise(person);

    await page.getByRole('status').filter({ hasText: '已保存（' }).waitFor();
    await page.getByText('内容已填写完整，可以提交。').waitFor();
    await look(person, 'keyboard-editor');
    await press(page, page.getByRole('button', { name: '提交申请' }));
    await press(page, page.getByRole('dialog').getByRole('button', { name: '提交申请' }));
    await page.getByText(/^提交成功，受理号/).waitFor();
    await look(person, 'keyboard-receipt');
    const id = Number(/applications\/(\d+)/.exec(page.url())?.[1]);
    const { state } = await readApplication(await signedIn(applicant.username), id);
    assert.equal(state, 'withHost');
    await person.close();
  });

  it('brings a review from the to-do list to submitted', async () => {
    const person = await signInByKeys('youzian.demo');
    const { page } = person;
    await press(page, page.getByRole('row').filter({ hasText: '评审中' }).getByRole('link'));
    await page.waitForURL(/\/reviews\//);
    await settled(page);
    const scores = page.getByLabel(/（权重 \d+%）$/);
    await scores.first().waitFor();
    const count = await scores.count();
    for (let n = 0; n < count; n += 1) {
      await type(page, scores.nth(n), '82');
      await type(page, page.getByLabel(/：评语$/).nth(n), COMMENT);
    }
    await press(page, page.getByRole('radio').first(), 'Space');
    await press(page, page.getByRole('button', { name: '提交评审意见' }));
    await press(page, page.getByRole('dialog').getByRole('button', { name: '提交评审意见' }));
    await page.getByText(/^已于 .* 提交，不能再修改。/).waitFor();
    await look(person, 'keyboard-review');
    await person.close();
  });
});

async function fillBasics({ page }: Person): Promise<void> {
  const year = new Date().getUTCFullYear() + 1;
  const field = (label: string) => page.getByLabel(label, { exact: true });
  await type(page, field('项目名称'), '潮滩盐沼植被碳汇能力的定位观测与评估');
  await type(page, field('英文名称'), 'Carbon sink of tidal salt marshes');
  const direction = page.locator('[id="at-basic.direction"]');
  if ((await direction.getByRole('radio').count()) > 0)
    await press(page, direction.getByRole('radio'), 'Space');
  else await takeFirst(page, direction);
  await takeFirst(page, field('学科代码'));
  await type(page, field('关键词'), '盐沼；碳汇；观测');
  await typeDay(page, field('执行期开始'), `${year}-01-01`);
  await typeDay(page, field('执行期结束'), `${year + 2}-12-31`);
  await type(page, field('申请资助经费'), '10');
  await type(
    page,
    field('摘要'),
    '在潮滩盐沼布设定位观测样地，量化潮汐与盐度对碳汇的影响，形成可复核的数据集。',
  );
}

async function fillTargets({ page }: Person): Promise<void> {
  const targets = page.getByRole('group', { name: '绩效指标' });
  await press(page, targets.getByRole('button', { name: '添加一行' }));
  await type(page, page.getByLabel('指标名称，第 1 行'), '学术论文');
  await type(page, page.getByLabel('单位，第 1 行'), '篇');
  await type(page, page.getByLabel('目标值，第 1 行'), '3');
  await typeDay(page, page.getByLabel('完成时间，第 1 行'), `${new Date().getUTCFullYear() + 3}-12-31`);
}

/** The window of the system that follows is no part of ours. */
async function attachBody({ page }: Person): Promise<void> {
  const { name, content, type: mimeType } = await mainText();
  const upload = page.locator('[id="at-body.body"]').getByRole('button', { name: '上传文件' });
  // Asked for before the way there: the browser takes a moment to hand its window over.
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, upload)]);
  await chooser.setFiles({ name, mimeType, buffer: content });
  await page.getByRole('link', { name }).waitFor();
}

async function promise({ page }: Person): Promise<void> {
  const field = (key: string) => page.locator(`[id="at-promises.${key}"]`);
  for (const key of ['integrity', 'secrets']) await press(page, field(key).getByRole('checkbox'), 'Space');
  for (const key of ['aiUse', 'ethics']) await press(page, field(key).getByRole('radio'), 'Space');
}
