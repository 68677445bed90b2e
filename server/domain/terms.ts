// The closed vocabularies of the field: who acts, what is kept, in which state it can be. GLOSSARY.md gives the Chinese.

/** A desk (岗位) is one role held at one organisation or for one call; a person may hold several. */
export const ROLES = [
  'applicant', // 申请人
  'hostOfficer', // 依托单位科研管理员
  'hostFinance', // 依托单位财务
  'recommender', // 县区科技局/主管部门
  'expert', // 评审专家
  'programmeOfficer', // 业务科室
  'agencyOfficer', // 受托管理机构
  'bureauFinance', // 局财务
  'officeClerk', // 局办公室（发文字号、用印）
  'leader', // 局领导
  'supervisor', // 纪检监督
  'systemAdmin', // 系统管理员
  'securityAdmin', // 安全管理员
  'auditAdmin', // 审计管理员
] as const;
export type Role = (typeof ROLES)[number];

/** GB/T 22239-2019 §8.1.4: the three administrators exclude each other and see no business data. */
export const ADMINISTRATORS = [
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
] as const satisfies readonly Role[];

/** Roles of the bureau itself; the others sit in host units, county offices or nowhere. */
export const BUREAU_ROLES = [
  'programmeOfficer',
  'bureauFinance',
  'officeClerk',
  'leader',
  'supervisor',
] as const satisfies readonly Role[];

export const STATES = {
  account: ['pending', 'active', 'refused', 'disabled'],
  call: ['draft', 'published', 'archived'],
  application: [
    'draft',
    'withHost',
    'withRecommender',
    'returned',
    'withdrawn',
    'inCheck',
    'correcting',
    'accepted',
    'notAccepted',
    'inReview',
    'reviewed',
    'proposed',
    'notFunded',
    'inPublicity',
    'objected',
    'publicised',
    'awarded',
    'declined',
  ],
  round: ['preparing', 'open', 'closed'],
  assignment: ['invited', 'pledged', 'submitted', 'refused', 'recused', 'void', 'removed'],
  decisionList: ['draft', 'frozen', 'approved', 'inPublicity', 'concluded'],
  objection: ['filed', 'upheld', 'dismissed'],
  awardDocument: ['awaitingNumber', 'numbered', 'issued'],
  award: ['prepared', 'valid', 'revoked'],
  sanction: ['active', 'lifted'],
} as const;

/** States of an application that tell no result: whoever may not know a result may not ask for one by a filter either. */
export const STATES_WITHOUT_RESULT = [
  'draft',
  'withHost',
  'withRecommender',
  'returned',
  'withdrawn',
  'inCheck',
  'correcting',
  'accepted',
  'notAccepted',
] as const satisfies readonly (typeof STATES.application)[number][];

/** Not begun or taken back: nothing of it is before anybody, asks for money or counts in a comparison. */
export const NOT_HANDED_IN = [
  'draft',
  'withdrawn',
] as const satisfies readonly (typeof STATES.application)[number][];

export type RecordType = keyof typeof STATES;
export const RECORD_TYPES = Object.keys(STATES) as RecordType[];
export type StateOf<T extends RecordType> = (typeof STATES)[T][number];
export type State = { [T in RecordType]: StateOf<T> }[RecordType];

export const BUDGET_MODES = ['lump_sum', 'itemised'] as const; // 包干制, 预算制
export type BudgetMode = (typeof BUDGET_MODES)[number];

export const ORGANISATION_KINDS = ['host', 'county', 'agency', 'bureau'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export const GRADES = ['A', 'B', 'C'] as const; // 优先资助, 可资助, 不予资助
export type Grade = (typeof GRADES)[number];

/** Why an application is not accepted (不予受理): the grounds of the fund's regulations, as a closed list. */
export const REFUSAL_REASONS = [
  'notEligible',
  'notPerGuide',
  'late',
  'notEndorsed',
  'overLimit',
  'underSanction',
  'incomplete',
  'wrongFormat',
  'falseInformation',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
