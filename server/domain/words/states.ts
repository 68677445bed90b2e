// How each state is called, for those who work on the record and for those who only wait for it.
import type { RecordType, StateOf } from '../terms.ts';
import type { Word } from './acts.ts';

const word = (zh: string, en: string): Word => ({ zh, en });

export const recordWords: Readonly<Record<RecordType, Word>> = {
  account: word('账号', 'Account'),
  sanction: word('限制', 'Restriction'),
  call: word('指南', 'Call'),
  application: word('申请', 'Application'),
  round: word('评审轮次', 'Review round'),
  assignment: word('评审任务', 'Review assignment'),
  decisionList: word('立项清单', 'Decision list'),
  objection: word('异议', 'Objection'),
  awardDocument: word('立项文件', 'Award document'),
  award: word('立项', 'Award'),
};

export const stateWords: { readonly [T in RecordType]: Readonly<Record<StateOf<T>, Word>> } = {
  account: {
    pending: word('待确认', 'Awaiting confirmation'),
    active: word('正常', 'Active'),
    refused: word('已退回', 'Refused'),
    disabled: word('已停用', 'Disabled'),
  },
  sanction: { active: word('生效中', 'In force'), lifted: word('已解除', 'Lifted') },
  call: {
    draft: word('草稿', 'Draft'),
    published: word('已发布', 'Published'),
    archived: word('已归档', 'Archived'),
  },
  application: {
    draft: word('草稿', 'Draft'),
    withHost: word('单位审核', 'With host unit'),
    withRecommender: word('主管部门推荐', 'With recommender'),
    returned: word('退回修改', 'Returned'),
    withdrawn: word('已撤回', 'Withdrawn'),
    inCheck: word('形式审查', 'In formal check'),
    correcting: word('补正中', 'Under correction'),
    accepted: word('形审通过', 'Accepted'),
    notAccepted: word('不予受理', 'Not accepted'),
    inReview: word('专家评审', 'In review'),
    reviewed: word('评审完成', 'Reviewed'),
    proposed: word('拟立项', 'Proposed'),
    notFunded: word('不予立项', 'Not funded'),
    inPublicity: word('公示中', 'In publicity'),
    objected: word('异议处理', 'Under objection'),
    publicised: word('公示完成', 'Publicised'),
    awarded: word('已立项', 'Awarded'),
    declined: word('取消立项', 'Declined'),
  },
  round: {
    preparing: word('准备中', 'Preparing'),
    open: word('评审中', 'Open'),
    closed: word('已结束', 'Closed'),
  },
  assignment: {
    invited: word('待接受', 'Invited'),
    pledged: word('评审中', 'Reviewing'),
    submitted: word('已提交', 'Submitted'),
    refused: word('已谢绝', 'Declined'),
    recused: word('已回避', 'Recused'),
    void: word('已作废', 'Void'),
    removed: word('已撤回', 'Removed'),
  },
  decisionList: {
    draft: word('拟定中', 'Draft'),
    frozen: word('待审批', 'Awaiting approval'),
    approved: word('已批准', 'Approved'),
    inPublicity: word('公示中', 'In publicity'),
    concluded: word('公示结束', 'Publicity ended'),
  },
  objection: {
    filed: word('待处理', 'Filed'),
    upheld: word('成立', 'Upheld'),
    dismissed: word('不成立', 'Dismissed'),
  },
  awardDocument: {
    awaitingNumber: word('待编文号', 'Awaiting number'),
    numbered: word('待用印', 'Awaiting seal'),
    issued: word('已印发', 'Issued'),
  },
  award: {
    prepared: word('待印发', 'Prepared'),
    valid: word('有效', 'Valid'),
    revoked: word('已撤销', 'Revoked'),
  },
};
