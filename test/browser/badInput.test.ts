// What goes wrong in a day: the server dies under somebody's hands, the session ends, a button is pressed twice, the same
// application stands open twice. Nothing typed is lost, nothing is sent twice or by somebody else.
import { strict as assert } from 'node:assert';
import {
  aDraft,
  aNewApplicant,
  aWholeDraft,
  openCall,
  readApplication,
  signedIn,
} from './support/applicant.ts';
import { goTo, signIn, somebody, typeCredentials, type Person } from './support/browser.ts';
import { button, heading } from './support/desk.ts';
import { look, settled } from './support/inspect.ts';
import { DEMO_PASSWORD, theProduct } from './support/product.ts';

const BEFORE = '停电前写下的摘要：在潮滩布设样地，量化潮汐与盐度对碳汇的影响。';
const AFTER = '停电后接着写：形成可复核的数据集，提交给用户单位。';

const saved = (person: Person) =>
  person.page.getByRole('status').filter({ hasText: '已保存（' }).waitFor({ timeout: 60_000 });

async function openEditor(person: Person, id: number): Promise<void> {
  await goTo(person, `/applications/${id}/edit`);
  await person.page.getByLabel('摘要', { exact: true }).waitFor();
}

async function storedOf(username: string, id: number, field: string): Promise<unknown> {
  const { draft } = await readApplication(await signedIn(username), id);
  return draft?.sections.find((each) => each.key === 'basic')?.answers[field];
}

describe('bad input', function () {
  this.timeout(180_000);
  before(theProduct);

  it('a text typed while the server is killed is saved once the same person has signed in again', async () => {
    const product = await theProduct();
    const { username } = await aNewApplicant();
    const id = await aDraft({ username });
    const person = await somebody(product.origin);
    const { page } = person;
    await signIn(person, username);
    await openEditor(person, id);
    const abstract = page.getByLabel('摘要', { exact: true });
    await abstract.fill(BEFORE);
    await saved(person);

    person.expectOutage(true);
    await product.crash();
    await abstract.pressSequentially(AFTER);
    await page.getByText('无法连接服务器，内容已存于本机，恢复后自动保存').waitFor();
    await product.startAgain();

    // The next person at this machine.
    await person.context.clearCookies();
    await page.goto(`${product.origin}/sign-in`);
    person.expectOutage(false);
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.method()} ${request.postData() ?? ''}`));
    await typeCredentials(page, 'applicant.demo');
    await heading(page, '待办').waitFor();
    await settled(page);
    await goTo(person, `/applications/${id}/edit`);
    await page
      .getByText('没有找到')
      .or(page.getByText(/不存在|无权/))
      .first()
      .waitFor();
    assert.equal((await page.content()).includes('停电'), false, 'another person sees the text');
    assert.deepEqual(
      sent.filter((each) => each.includes('停电') || each.startsWith('PUT')),
      [],
    );
    await page.getByRole('button', { name: /^账号/ }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    await page.waitForURL(/sign-in/);

    // Back to where the other was turned away: it is her own application.
    await typeCredentials(page, username);
    await abstract.waitFor();
    assert.equal(await abstract.inputValue(), BEFORE + AFTER);
    await saved(person);
    assert.equal(await storedOf(username, id, 'abstract'), BEFORE + AFTER);
    assert.deepEqual(person.complaints(), []);
    await person.close();
  });

  it('a session that ends while somebody types is opened again over the page, and the text is saved', async () => {
    const { origin } = await theProduct();
    const { username } = await aNewApplicant();
    const id = await aDraft({ username });
    const person = await somebody(origin);
    const { page } = person;
    await signIn(person, username);
    await openEditor(person, id);
    await person.context.clearCookies();
    await page.getByLabel('摘要', { exact: true }).fill(BEFORE);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('登录已过期').waitFor();
    await look(person, 'signInAgain');
    await dialog.getByLabel('密码').fill(DEMO_PASSWORD);
    await button(dialog, '重新登录').click();
    await dialog.waitFor({ state: 'detached' });
    await saved(person);
    assert.equal(await storedOf(username, id, 'abstract'), BEFORE);
    await person.close();
  });

  it('a double click begins one application; a double click, going back and submitting again hand in one', async () => {
    const { origin } = await theProduct();
    const applicant = await aNewApplicant();
    const { username } = applicant;
    const browser = await signedIn(username);
    const call = await openCall(browser);
    const person = await somebody(origin);
    const { page } = person;
    await signIn(person, username);
    await goTo(person, `/public/calls/${call.id}`);
    await button(page, '填写申请').dblclick();
    await page.waitForURL(/\/edit$/);

    const id = await aWholeDraft(applicant);
    await page.reload();
    await page.getByText('内容已填写完整，可以提交。').waitFor();
    await button(page, '提交申请').dblclick();
    await button(page.getByRole('dialog'), '提交申请').dblclick();
    await page.getByText(/^提交成功，受理号/).waitFor();
    await page.goBack();
    await goTo(person, `/applications/${id}/edit`);
    await page.getByText('该申请已提交或正在办理，不能修改。').waitFor();
    assert.equal(await button(page, '提交申请').count(), 0);

    const { items } = await browser.get<{ items: { id: number; state: string }[] }>(
      '/api/applications?scope=mine',
    );
    assert.deepEqual(
      items.map((each) => [each.id, each.state]),
      [[id, 'withHost']],
    );
    const { revision, history } = await browser.get<{
      revision: { number: number };
      history: { act: string }[];
    }>(`/api/applications/${id}`);
    assert.equal(revision.number, 1);
    assert.equal(history.filter(({ act }) => act === 'application.submit').length, 1);
    assert.deepEqual(person.complaints(), []);
    await person.close();
  });

  it('two tabs of one person keep both texts; two machines are asked which text to keep', async () => {
    const { origin } = await theProduct();
    const { username } = await aNewApplicant();
    const id = await aDraft({ username });
    const here = await somebody(origin);
    await signIn(here, username);
    await openEditor(here, id);
    const tab = await here.context.newPage();
    await tab.goto(`${origin}/applications/${id}/edit`);
    await tab.getByLabel('摘要', { exact: true }).waitFor();
    await here.page.getByLabel('关键词', { exact: true }).fill('潮滩；碳汇；盐沼');
    await saved(here);
    await tab.getByLabel('摘要', { exact: true }).fill(BEFORE);
    await tab.getByRole('status').filter({ hasText: '已保存（' }).waitFor();
    assert.equal(await storedOf(username, id, 'keywords'), '潮滩；碳汇；盐沼');
    assert.equal(await storedOf(username, id, 'abstract'), BEFORE);

    const elsewhere = await somebody(origin);
    await signIn(elsewhere, username);
    await openEditor(elsewhere, id);
    await here.page
      .getByLabel('摘要', { exact: true })
      .fill('办公室里写的摘要，比家里的早一步保存到服务器。');
    await saved(here);
    await storedUntil(username, id, '办公室里写的摘要，比家里的早一步保存到服务器。');
    await elsewhere.page.getByLabel('摘要', { exact: true }).fill(AFTER);
    await elsewhere.page.getByText('同一内容在别处也有修改，请核对').waitFor();
    await button(elsewhere.page, '核对').click();
    const dialog = elsewhere.page.getByRole('dialog');
    await dialog.getByText('办公室里写的摘要').waitFor();
    await look(elsewhere, 'conflict');
    await button(dialog, '保留本页的内容').click();
    await dialog.waitFor({ state: 'detached' });
    await saved(elsewhere);
    assert.equal(await storedOf(username, id, 'abstract'), AFTER);
    await here.close();
    await elsewhere.close();
  });
});

/** "Saved" may still be the one before: asks the server until it has the text. */
async function storedUntil(username: string, id: number, text: string): Promise<void> {
  while ((await storedOf(username, id, 'abstract')) !== text);
}
