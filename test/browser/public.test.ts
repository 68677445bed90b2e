// Without an account: a call, what is in publicity, and whether an award notice is genuine.
import { strict as assert } from 'node:assert';
import type { Page } from 'playwright-core';
import { signedIn } from './support/applicant.ts';
import { somebody } from './support/browser.ts';
import { button, heading } from './support/desk.ts';
import { look } from './support/inspect.ts';
import { theProduct } from './support/product.ts';

interface Notice {
  readonly code: string;
  readonly projectNumber: string;
  readonly file: Buffer;
}

async function aNotice(): Promise<Notice> {
  const browser = await signedIn('applicant.demo');
  const { items } = await browser.get<{ items: { id: number; projectNumber: string }[] }>('/api/awards');
  const award = items[0];
  assert.ok(award, 'nothing was awarded to the applicant of the demo town');
  const read = await browser.get<{ verificationCode: string }>(`/api/awards/${award.id}`);
  const file = await browser.download(`/api/awards/${award.id}/notice`);
  return { code: read.verificationCode, projectNumber: award.projectNumber, file };
}

/** As if dragged from the desktop. */
async function drop(page: Page, name: string, content: Buffer): Promise<void> {
  const dragged = await page.evaluateHandle(
    ([fileName, bytes]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(bytes)], fileName, { type: 'application/pdf' }));
      return transfer;
    },
    [name, [...content]] as [string, number[]],
  );
  await page.locator('.keguan-drop').dispatchEvent('drop', { dataTransfer: dragged });
}

describe('the public without an account', function () {
  this.timeout(120_000);
  before(theProduct);

  it('reads an open call with its dates and money, and is led to the sign-in to apply', async () => {
    const visitor = await somebody((await theProduct()).origin);
    const { page } = visitor;
    await page.goto(`${visitor.origin}/public/calls`);
    await page.getByRole('row').filter({ hasText: '正在申报' }).getByRole('link').first().click();
    await page.getByText('支持方向').first().waitFor();
    await look(visitor, 'public-call');
    assert.equal(await page.getByText('资金总额').count(), 0, 'the envelope is not public');
    await page.getByRole('button', { name: '登录并填写申请' }).click();
    await heading(page, '登录').waitFor();
    await visitor.close();
  });

  it('reads what is in publicity and may object in writing, with what is missing told at the fields', async () => {
    const visitor = await somebody((await theProduct()).origin);
    const { page } = visitor;
    await page.goto(`${visitor.origin}/public/publicity`);
    await page.getByRole('row').getByRole('link').first().click();
    await page.getByText(/公示期为 .* 至 .*（\d+ 个工作日）/).waitFor();
    await look(visitor, 'public-list');
    await page.getByRole('button', { name: '提出异议' }).click();
    await button(page, '提交异议').click();
    await page.getByText('请附证明材料。').waitFor();
    assert.equal(await page.getByText('请填写此项。').count(), 4, 'not all that is empty is told at once');
    await look(visitor, 'public-objection');
    await visitor.close();
  });

  it('asks with a code whether a notice is genuine; a wrong code reveals nothing', async () => {
    const { code, projectNumber } = await aNotice();
    const visitor = await somebody((await theProduct()).origin);
    const { page } = visitor;
    await page.goto(`${visitor.origin}/verify`);
    await page.getByLabel('核验码').fill(code.toLowerCase());
    await button(page, '核验').click();
    await page.getByText('立项有效').waitFor();
    await page.getByText(projectNumber).waitFor();
    await look(visitor, 'public-verified');
    await page.goto(`${visitor.origin}/verify/7777-7777-7777-7777`);
    await page
      .getByText('没有与此核验码相符的立项通知书')
      .or(page.getByText(/核验码/))
      .first()
      .waitFor();
    assert.equal(await page.getByText(projectNumber).count(), 0);
    await visitor.close();
  });

  it('drops the PDF it was given: the original is told from a changed one, without sending it', async () => {
    const { code, file } = await aNotice();
    const visitor = await somebody((await theProduct()).origin);
    const { page } = visitor;
    await page.goto(`${visitor.origin}/verify/${code}`);
    await page.getByText('文件只在本机计算，不会上传。').waitFor();
    await drop(page, '立项通知书.pdf', file);
    await page.getByText('立项通知书.pdf：与原件一致', { exact: true }).waitFor();
    await look(visitor, 'public-same-file');
    await drop(page, '改过的.pdf', Buffer.concat([file, Buffer.from('\n')]));
    await page.getByText(/^改过的\.pdf：与原件不一致/).waitFor();
    await look(visitor, 'public-changed-file');
    await visitor.close();
  });

  it('under the address of the network, over plain http, pages are drawn, people sign in and files are compared', async () => {
    const { lanOrigin } = await theProduct();
    const { code, file } = await aNotice();
    const person = await somebody(lanOrigin);
    const { page } = person;
    await page.goto(`${lanOrigin}/verify/${code}`);
    assert.equal(await page.evaluate(() => window.isSecureContext), false);
    await drop(page, '立项通知书.pdf', file);
    await page.getByText('立项通知书.pdf：与原件一致', { exact: true }).waitFor();
    await look(person, 'network-verify');
    await page.getByRole('link', { name: '登录' }).click();
    await page.getByLabel('账号', { exact: true }).fill('officer.demo');
    await page.getByLabel('密码', { exact: true }).fill('Keguan-demo-2026');
    await page.keyboard.press('Enter');
    await heading(page, '待办').waitFor();
    await look(person, 'network-todo');
    await person.close();
  });
});
