// What a document is drawn from: plain facts that the service has already decided, worded here only where the document
// itself states them. No models, no abilities.
import type { Day, Instant } from '../domain/calendar.ts';
import type { Fen } from '../domain/money.ts';
import type { BudgetMode } from '../domain/terms.ts';

/** 立项通知书: one project, to its host. */
export interface AwardNoticeView {
  readonly bureauName: string;
  /** 发文机关标志, e.g. 澜州市科学技术局文件 (setting). */
  readonly docMark: string;
  /** 发文字号 of the 立项文件 that this notice rests on. */
  readonly dispatchNumber: string;
  readonly noticeNumber: string;
  readonly hostName: string;
  readonly programmeName: string;
  readonly projectName: string;
  readonly projectNumber: string;
  readonly leadName: string;
  readonly partners: readonly string[];
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly amountFen: Fen;
  readonly budgetMode: BudgetMode;
  /** The meeting that decided or the number of its minutes, e.g. 2022年第18次局党组会议; '' is not cited. */
  readonly meeting: string;
  readonly publicityFrom: Day;
  readonly publicityTo: Day;
  /** The 任务书 is signed by this day (setting of the call). */
  readonly agreementDueOn: Day;
  readonly contact: { readonly name: string; readonly phone: string };
  readonly signedOn: Day;
  readonly verificationCode: string;
  readonly verificationUrl: string;
  readonly issuedAt: Instant;
}

export interface AwardedProject {
  readonly projectNumber: string;
  readonly projectName: string;
  readonly hostName: string;
  readonly leadName: string;
  readonly amountFen: Fen;
  readonly startsOn: Day;
  readonly endsOn: Day;
}

/** 立项文件: one official document with the list of the projects it awards. */
export interface AwardDocumentView {
  readonly bureauName: string;
  readonly docMark: string;
  readonly dispatchNumber: string;
  readonly programmeName: string;
  readonly year: number;
  readonly budgetMode: BudgetMode;
  readonly meeting: string;
  readonly publicityFrom: Day;
  readonly publicityTo: Day;
  readonly agreementDueOn: Day;
  readonly rows: readonly AwardedProject[];
  readonly contact: { readonly name: string; readonly phone: string };
  readonly signedOn: Day;
  /** 附注 without brackets, e.g. 此件公开发布; null for none. */
  readonly note: string | null;
  readonly copiesTo: readonly string[];
  readonly officeName: string;
  readonly printedOn: Day;
  readonly verificationCode: string | null;
  readonly verificationUrl: string | null;
  readonly issuedAt: Instant;
}

export interface ListedProject {
  /** 受理号, since the project number is drawn only at award. */
  readonly receiptNumber: string;
  readonly projectName: string;
  readonly hostName: string;
  readonly leadName: string;
  readonly amountFen: Fen;
}

/** 公示: what is proposed for award, put before the public. */
export interface ListingView {
  readonly bureauName: string;
  readonly programmeName: string;
  readonly year: number;
  readonly meeting: string;
  readonly from: Day;
  readonly to: Day;
  /** Where objections go. */
  readonly objections: {
    readonly office: string;
    readonly phone: string;
    readonly mail: string;
    readonly address: string;
  };
  readonly rows: readonly ListedProject[];
  readonly signedOn: Day;
  readonly issuedAt: Instant;
}
