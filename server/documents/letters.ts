// Words and draws what the bureau sends out at award: 立项通知书 to each host, the 立项文件 with its list, the 公示.
// Each is refused as a whole when a character cannot be printed.
import { formatDayChinese } from '../domain/calendar.ts';
import { add, formatWan, formatYuan, toUppercaseAmount } from '../domain/money.ts';
import type { Fen } from '../domain/money.ts';
import type { BudgetMode } from '../domain/terms.ts';
import { checkPrintable, sharedFaces, UnprintableText } from './fonts.ts';
import { drawGongwen, heading, subheading, text } from './gongwen.ts';
import type { Gongwen, Paragraph } from './gongwen.ts';
import { openSheet } from './kit.ts';
import type { DrawOptions, SheetOptions } from './kit.ts';
import type { Column } from './table.ts';
import type { AwardDocumentView, AwardNoticeView, ListingView } from './views.ts';

export { checkPrintable, UnprintableText } from './fonts.ts';
export type { AwardDocumentView, AwardNoticeView, ListingView } from './views.ts';

const BUDGET_MODE_WORDS: Record<BudgetMode, string> = { lump_sum: '包干制', itemised: '预算制' };

/** Throws UnprintableText; ask checkPrintable(view) first to refuse with violations. */
export function renderAwardNotice(view: AwardNoticeView, options: DrawOptions = {}): Buffer {
  return render(view, noticeLayout(view), {
    ...options,
    title: `${view.programmeName}项目立项通知书`,
    author: view.bureauName,
    subject: `${view.noticeNumber} ${view.projectNumber} ${view.projectName}`,
    issuedAt: view.issuedAt,
  });
}

export function renderAwardDocument(view: AwardDocumentView, options: DrawOptions = {}): Buffer {
  const layout = awardDocumentLayout(view);
  return render(view, layout, {
    ...options,
    title: layout.title.join(''),
    author: view.bureauName,
    subject: view.dispatchNumber,
    issuedAt: view.issuedAt,
  });
}

export function renderListing(view: ListingView, options: DrawOptions = {}): Buffer {
  const layout = listingLayout(view);
  return render(view, layout, {
    ...options,
    title: layout.title.join(''),
    author: view.bureauName,
    subject: layout.title.join(''),
    issuedAt: view.issuedAt,
  });
}

function render(view: object, layout: Gongwen, options: SheetOptions): Buffer {
  const violations = checkPrintable(view, options.faces ?? sharedFaces());
  if (violations.length > 0) throw new UnprintableText(violations);
  const sheet = openSheet(options);
  drawGongwen(sheet, layout);
  return sheet.finish();
}

function noticeLayout(view: AwardNoticeView): Gongwen {
  // In 万元, in 元 and in 大写, so that a changed figure contradicts the other two.
  const facts = [
    `项目名称：${view.projectName}`,
    `项目编号：${view.projectNumber}`,
    `项目负责人：${view.leadName}`,
    ...(view.partners.length === 0 ? [] : [`合作单位：${view.partners.join('、')}`]),
    `执行期限：${period(view.startsOn, view.endsOn)}`,
    `资助经费：${formatWan(view.amountFen)}万元（${formatYuan(view.amountFen)}元）`,
    `大写金额：${toUppercaseAmount(view.amountFen, { prefix: true })}`,
    `经费管理方式：${BUDGET_MODE_WORDS[view.budgetMode]}`,
  ];
  return {
    head: { mark: view.docMark, number: `通知书编号：${view.noticeNumber}` },
    title: [view.programmeName, '项目立项通知书'],
    recipient: view.hostName,
    body: [
      text(
        `${basis(view.meeting)}，并于${period(view.publicityFrom, view.publicityTo)}公示，` +
          `同意你单位申报的下列项目立项（${view.dispatchNumber}）。现将有关事项通知如下。`,
      ),
      heading('一、立项项目'),
      ...facts.map(text),
      heading('二、有关要求'),
      ...noticeRequirements(view).map(([about, rule], index) =>
        subheading(`（${ORDER[index]}）${about}。`, rule),
      ),
      text(contactSentence(view.contact)),
    ],
    attachments: [],
    signature: view.bureauName,
    signedOn: view.signedOn,
    note: null,
    verification: {
      numberLabel: '通知书编号',
      number: view.noticeNumber,
      code: view.verificationCode,
      url: view.verificationUrl,
    },
    annexes: [],
    imprint: null,
  };
}

const ORDER = '一二三四五六七八九';

type Requirement = readonly [about: string, rule: string];

function noticeRequirements(view: AwardNoticeView): Requirement[] {
  const byMode: Record<BudgetMode, Requirement[]> = {
    lump_sum: [
      ['科研诚信', '项目负责人在提交任务书前签署科研诚信承诺书。'],
      ['管理规定', '你单位制定的包干制管理规定须报我局备案，备案后方可拨付经费。'],
    ],
    itemised: [['经费预算', '任务书中的经费预算不超过本通知书的资助经费。']],
  };
  return [
    ['签订任务书', `请于${formatDayChinese(view.agreementDueOn)}前组织签订项目任务书。`],
    ...byMode[view.budgetMode],
    ['项目变更', CHANGES_NEED_APPROVAL],
  ];
}

const CHANGES_NEED_APPROVAL = '未经批准，不得变更项目负责人、承担单位、研究目标和主要考核指标。';

const AWARD_COLUMNS: readonly Column[] = [
  { heading: '序号', share: 5, align: 'center' },
  { heading: '项目编号', share: 13, align: 'center' },
  { heading: '项目名称', share: 30, align: 'left' },
  { heading: '承担单位', share: 18, align: 'left' },
  { heading: '负责人', share: 11, align: 'center', partsEndWith: '·' },
  { heading: '资助经费\n（万元）', share: 10, align: 'right' },
  { heading: '执行期限', share: 13, align: 'center' },
];

function awardDocumentLayout(view: AwardDocumentView): Gongwen {
  const year = `${view.year}年度`;
  const total = add(...view.rows.map((each) => each.amountFen));
  return {
    head: { mark: view.docMark, number: view.dispatchNumber },
    title: [view.bureauName, '关于', year, view.programmeName, '项目立项的通知'],
    recipient: '各有关单位',
    body: [
      text(
        `${basis(view.meeting)}，并于${period(view.publicityFrom, view.publicityTo)}公示，` +
          `决定对${year}${view.programmeName}${view.rows.length}个项目予以立项，` +
          `资助经费共${formatWan(total)}万元，实行${BUDGET_MODE_WORDS[view.budgetMode]}。现将有关事项通知如下。`,
      ),
      clause(
        '一、签订任务书。',
        `各承担单位于${formatDayChinese(view.agreementDueOn)}前组织签订项目任务书。`,
      ),
      clause('二、项目执行。', '各项目的编号、资助经费和要求以立项通知书为准。'),
      clause('三、项目变更。', CHANGES_NEED_APPROVAL),
      text(contactSentence(view.contact)),
    ],
    attachments: [`${year}${view.programmeName}立项项目清单`],
    signature: view.bureauName,
    signedOn: view.signedOn,
    note: view.note,
    verification:
      view.verificationCode === null || view.verificationUrl === null
        ? null
        : {
            numberLabel: '发文字号',
            number: view.dispatchNumber,
            code: view.verificationCode,
            url: view.verificationUrl,
          },
    annexes: [
      {
        label: '附件',
        title: [year, view.programmeName, '立项项目清单'],
        columns: AWARD_COLUMNS,
        rows: awardRows(view, total),
      },
    ],
    imprint: { copiesTo: view.copiesTo, office: view.officeName, printedOn: view.printedOn },
  };
}

function awardRows(view: AwardDocumentView, total: Fen): string[][] {
  const rows = view.rows.map((each, index) => [
    String(index + 1),
    each.projectNumber,
    each.projectName,
    each.hostName,
    each.leadName,
    formatWan(each.amountFen),
    `${monthOf(each.startsOn)}～${monthOf(each.endsOn)}`,
  ]);
  return [...rows, ['', '', '合计', '', '', formatWan(total), '']];
}

const LISTING_COLUMNS: readonly Column[] = [
  { heading: '序号', share: 5, align: 'center' },
  { heading: '受理号', share: 16, align: 'center' },
  { heading: '项目名称', share: 36, align: 'left' },
  { heading: '申报单位', share: 20, align: 'left' },
  { heading: '负责人', share: 12, align: 'center', partsEndWith: '·' },
  { heading: '拟资助经费\n（万元）', share: 11, align: 'right' },
];

function listingLayout(view: ListingView): Gongwen {
  const year = `${view.year}年度`;
  const name = `${year}${view.programmeName}拟立项项目`;
  const { office, phone, mail, address } = view.objections;
  return {
    head: null,
    title: ['关于', year, view.programmeName, '拟立项项目的公示'],
    recipient: null,
    body: [
      text(
        `${basis(view.meeting)}，现将${name}（见附件）予以公示，` + `公示期为${period(view.from, view.to)}。`,
      ),
      text(
        '对公示项目有异议的，请在公示期内以书面形式向我局提出，写明异议事项和事实依据，附证明材料，' +
          '并注明真实姓名和联系方式。',
      ),
      text(`受理部门：${office}`),
      text(`联系电话：${phone}`),
      text(`电子邮箱：${mail}`),
      text(`通信地址：${address}`),
    ],
    attachments: [`${name}清单`],
    signature: view.bureauName,
    signedOn: view.signedOn,
    note: null,
    verification: null,
    annexes: [
      {
        label: '附件',
        title: [year, view.programmeName, '拟立项项目清单'],
        columns: LISTING_COLUMNS,
        rows: view.rows.map((each, index) => [
          String(index + 1),
          each.receiptNumber,
          each.projectName,
          each.hostName,
          each.leadName,
          formatWan(each.amountFen),
        ]),
      },
    ],
    imprint: null,
  };
}

/** A heading of the first level that runs into its text. */
function clause(about: string, rule: string): Paragraph {
  return {
    runs: [
      { text: about, role: '黑体' },
      { text: rule, role: '仿宋' },
    ],
    isHeading: false,
  };
}

function period(from: string, to: string): string {
  return `${formatDayChinese(from)}至${formatDayChinese(to)}`;
}

/** 2023-01-01 → 2023.01 */
function monthOf(day: string): string {
  return day.slice(0, 7).replace('-', '.');
}

/** What the award rests on; the minutes are cited as the list names them. */
function basis(meeting: string): string {
  return `经形式审查、专家评审、集体研究${meeting === '' ? '' : `（${meeting}）`}`;
}

function contactSentence({ name, phone }: { name: string; phone: string }): string {
  return `联系人：${name}；联系电话：${phone}。`;
}
