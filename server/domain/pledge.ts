// What an expert promises before an application is opened. The bureau's own words, a setting: a new wording gets a new
// version, and what each expert accepted stays with the assignment.
import type { Label } from './form.ts';

export interface Pledge {
  readonly version: string;
  readonly promises: readonly { readonly key: string; readonly text: Label }[];
}

export const PLEDGE: Pledge = {
  version: '2026-1',
  promises: [
    {
      key: 'confidentiality',
      text: {
        zh: '保密：不复制、不留存、不外传申请材料，不向任何人透露本人参加评审以及评审内容、评分和意见。',
        en: 'Confidentiality: I copy, keep and pass on nothing of the application, and tell nobody that I review, what I read, how I score or what I write.',
      },
    },
    {
      key: 'fairness',
      text: {
        zh: '公正：独立评审，依据申请材料和评审标准评分并说明理由，不受他人影响，不为任何人打招呼。',
        en: 'Fairness: I review independently, score by the rubric from what the application says, give my reasons, and neither accept nor exert influence.',
      },
    },
    {
      key: 'conflict',
      text: {
        zh: '回避：与申请人、参与人或者相关单位存在利害关系的，立即声明并退出评审。',
        en: 'Standing aside: if I have an interest in the applicant, a participant or a unit concerned, I say so at once and leave the review.',
      },
    },
    {
      key: 'noTools',
      text: {
        zh: '不将申请材料输入任何外部网络服务或者人工智能工具。',
        en: 'I put nothing of the application into any outside network service or artificial-intelligence tool.',
      },
    },
  ],
};
