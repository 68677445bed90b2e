// Views with invented people and places, including the names that break software; each test changes what it is about.
import { sharedFaces } from '../../../server/documents/fonts.ts';
import type { DrawOptions } from '../../../server/documents/kit.ts';
import type {
  AwardDocumentView,
  AwardedProject,
  AwardNoticeView,
  ListingView,
} from '../../../server/documents/views.ts';
import { fen } from '../../../server/domain/money.ts';

/** Only the faces that come with the product, so that every machine measures the same. */
export const FACES = sharedFaces({ fontsDir: null, useMachine: false });
export const PLAIN: DrawOptions = { compress: false, faces: FACES };

/** No face that comes with the product has it. */
export const UNKNOWN = '🦄';

export function aNotice(changes: Partial<AwardNoticeView> = {}): AwardNoticeView {
  return {
    bureauName: '澜州市科学技术局',
    docMark: '澜州市科学技术局文件',
    dispatchNumber: '澜科〔2022〕15号',
    noticeNumber: '2022-ZR-TZ-0001',
    hostName: '澜州大学',
    programmeName: '澜州市自然科学基金',
    projectName: '滨海盐碱土团聚体中有机碳稳定机制及其对水盐运移的响应研究',
    projectNumber: 'LZZR2022M001',
    leadName: '古丽米热·艾比布力',
    partners: ['澜州市农业科学研究院', '䶮溪生物科技有限公司'],
    startsOn: '2023-01-01',
    endsOn: '2024-12-31',
    amountFen: fen(10_000_000),
    budgetMode: 'lump_sum',
    meeting: '2022年第18次局党组会议',
    publicityFrom: '2022-09-29',
    publicityTo: '2022-10-11',
    agreementDueOn: '2022-11-10',
    contact: { name: '欧阳 娜', phone: '0000-1234567' },
    signedOn: '2022-10-12',
    verificationCode: 'ABCD-EFGH-JKMN-PQRS',
    verificationUrl: 'https://kjj.lanzhou.example/verify/ABCD-EFGH-JKMN-PQRS',
    issuedAt: new Date('2022-10-12T01:30:00Z'),
    ...changes,
  };
}

export function awardedProjects(count: number): AwardedProject[] {
  const leads = ['䶮一鸣', '古丽米热·艾比布力', '欧阳 娜', '王〇', '𠮷田'];
  return Array.from({ length: count }, (_, index) => ({
    projectNumber: `LZZR2022M${String(index + 1).padStart(3, '0')}`,
    projectName:
      index % 7 === 0
        ? '滨海湿地碳汇功能提升的互花米草治理与盐地碱蓬群落重建关键过程及调控机制研究'
        : '基于 CRISPR/Cas9 的耐盐水稻新种质创制',
    hostName: index % 3 === 0 ? '澜州大学' : '澜州市人民医院（澜州医学院附属医院）',
    leadName: leads[index % leads.length] ?? '',
    amountFen: fen(10_000_000 + index * 100),
    startsOn: '2023-01-01',
    endsOn: '2024-12-31',
  }));
}

export function anAwardDocument(changes: Partial<AwardDocumentView> = {}): AwardDocumentView {
  const { bureauName, docMark, dispatchNumber, programmeName, budgetMode, meeting, contact, issuedAt } =
    aNotice();
  return {
    ...{ bureauName, docMark, dispatchNumber, programmeName, budgetMode, meeting, contact, issuedAt },
    year: 2022,
    publicityFrom: '2022-09-29',
    publicityTo: '2022-10-11',
    agreementDueOn: '2022-11-10',
    rows: awardedProjects(3),
    signedOn: '2022-10-12',
    note: '此件公开发布',
    copiesTo: ['澜州市财政局', '各县区科学技术局'],
    officeName: '澜州市科学技术局办公室',
    printedOn: '2022-10-12',
    verificationCode: null,
    verificationUrl: null,
    ...changes,
  };
}

export function aListing(changes: Partial<ListingView> = {}): ListingView {
  const { bureauName, programmeName, meeting, issuedAt } = aNotice();
  return {
    ...{ bureauName, programmeName, meeting, issuedAt },
    year: 2022,
    from: '2022-09-29',
    to: '2022-10-11',
    objections: {
      office: '澜州市科学技术局机关纪委',
      phone: '0000-7654321',
      mail: 'jw@kjj.lanzhou.example',
      address: '澜州市府前街1号',
    },
    rows: awardedProjects(3).map((each, index) => ({ ...each, receiptNumber: `2022-ZR-00000${index + 1}` })),
    signedOn: '2022-09-28',
    ...changes,
  };
}
