// Who sees what of an application, and from when. One row per part of an application, one word per reader; a reader who
// is not named in a row never sees that part. Presenters ask `maySee` for every part before they show it.
import { isAssigned, isHost, isRecommenderOfHost, servesCall } from './predicates.ts';
import type { Role, StateOf } from '../domain/terms.ts';
import type { Actor, ActorDesk, ApplicationShape, Subject } from './subject.ts';

/** The three administrators (系统、安全、审计管理员) are no readers: they see no business data. */
export const AUDIENCES = [
  'lead', // 申请人
  'member', // 项目组成员
  'host', // 依托单位
  'recommender', // 县区科技局/主管部门
  'officer', // 业务科室
  'agency', // 受托管理机构
  'expert', // 评审专家
  'finance', // 局财务、依托单位财务
  'clerk', // 局办公室
  'leader', // 局领导
  'supervisor', // 纪检监督
  'public', // 公众
] as const;
export type Audience = (typeof AUDIENCES)[number];

/** From when, and for experts until when. Every word is one function below. */
export const MOMENTS = [
  'always',
  'onceSubmitted', // handed in at least once; a draft is its applicant's alone
  'oncePastHost', // the host has endorsed it
  'whileAsked', // the round is open and the expert has neither refused nor left
  'whileReviewing', // the expert has pledged and the round is open
  'whileReviewingOpenly', // the same, and the call is not double blind
  'onceReviewed', // the round has closed
  'oncePublic', // the result has been made public (公示)
  'onceListed', // it stands on the public list itself; of who was not chosen the public hears nothing
  'onceAwarded',
] as const;
export type VisibleFrom = (typeof MOMENTS)[number];

type Row = Readonly<Partial<Record<Audience, VisibleFrom>>>;

/** What the applicant's side and the desks that only pass it on have in common. */
const APPLICANT_SIDE: Row = {
  lead: 'always',
  member: 'onceSubmitted',
  host: 'onceSubmitted',
  recommender: 'oncePastHost',
};
const BUREAU: Row = { officer: 'onceSubmitted', leader: 'onceSubmitted', supervisor: 'onceSubmitted' };
const BUREAU_AND_AGENCY: Row = { ...BUREAU, agency: 'onceSubmitted' };

export const visibility = {
  // 封面: title, call, direction, amount asked for, receipt number, state
  cover: {
    ...APPLICANT_SIDE,
    ...BUREAU_AND_AGENCY,
    expert: 'whileReviewing',
    finance: 'onceAwarded',
    clerk: 'onceListed',
    public: 'onceListed',
  },
  // 学科: by which an expert decides whether to accept, before the pledge
  discipline: { ...APPLICANT_SIDE, ...BUREAU_AND_AGENCY, expert: 'whileAsked' },
  // 人员与单位: names, titles and units of leader and team, host and partners
  people: {
    ...APPLICANT_SIDE,
    ...BUREAU_AND_AGENCY,
    expert: 'whileReviewingOpenly',
    finance: 'onceAwarded',
    clerk: 'onceListed',
  },
  // 证件号（掩码）、出生日期、性别: never the agency, never an expert
  identity: { lead: 'always', host: 'onceSubmitted', officer: 'onceSubmitted', supervisor: 'onceSubmitted' },
  // 联系方式
  contact: { lead: 'always', host: 'onceSubmitted', recommender: 'oncePastHost', ...BUREAU_AND_AGENCY },
  // 申请书填报内容, without people, budget and avoided experts
  answers: { ...APPLICANT_SIDE, ...BUREAU_AND_AGENCY, expert: 'whileReviewing' },
  // 申请回避的专家: neither the host nor any expert
  avoidedExperts: {
    lead: 'always',
    officer: 'onceSubmitted',
    agency: 'onceSubmitted',
    supervisor: 'onceSubmitted',
  },
  // 经费预算
  budget: { ...APPLICANT_SIDE, ...BUREAU_AND_AGENCY, expert: 'whileReviewing', finance: 'onceAwarded' },
  // 正文
  body: { ...APPLICANT_SIDE, ...BUREAU_AND_AGENCY, expert: 'whileReviewing' },
  // 附件: letters and approvals carry names
  attachments: { ...APPLICANT_SIDE, ...BUREAU_AND_AGENCY, expert: 'whileReviewingOpenly' },
  // 单位、主管部门意见和退回、不予受理的理由
  opinions: { ...APPLICANT_SIDE, ...BUREAU_AND_AGENCY },
  // 形式审查逐项意见
  formalCheck: BUREAU_AND_AGENCY,
  // 办理经过
  history: { ...APPLICANT_SIDE, ...BUREAU_AND_AGENCY },
  // 评审专家身份: never the applicant's side, never another expert
  reviewerIdentity: { officer: 'onceSubmitted', agency: 'onceSubmitted', supervisor: 'onceSubmitted' },
  // 单个专家评分
  scores: {
    officer: 'onceReviewed',
    agency: 'onceReviewed',
    leader: 'onceReviewed',
    supervisor: 'onceReviewed',
  },
  // 专家评语（匿名）
  comments: {
    lead: 'oncePublic',
    officer: 'onceReviewed',
    agency: 'onceReviewed',
    leader: 'onceReviewed',
    supervisor: 'onceReviewed',
  },
  // 平均分、离散度、排序
  ranking: { officer: 'onceReviewed', leader: 'onceReviewed', supervisor: 'onceReviewed' },
  // 立项与否
  decision: {
    lead: 'oncePublic',
    member: 'oncePublic',
    host: 'oncePublic',
    recommender: 'oncePublic',
    agency: 'oncePublic',
    officer: 'onceReviewed',
    leader: 'onceReviewed',
    supervisor: 'onceReviewed',
    clerk: 'onceListed',
    finance: 'onceAwarded',
    public: 'onceListed',
  },
  // 立项通知: number, amount, term
  award: {
    lead: 'onceAwarded',
    member: 'onceAwarded',
    host: 'onceAwarded',
    recommender: 'onceAwarded',
    officer: 'onceAwarded',
    leader: 'onceAwarded',
    supervisor: 'onceAwarded',
    clerk: 'onceAwarded',
    finance: 'onceAwarded',
  },
} as const satisfies Readonly<Record<string, Row>>;

export type VisibleSection = keyof typeof visibility;
export const VISIBLE_SECTIONS = Object.keys(visibility) as VisibleSection[];

// --- the words of the table --------------------------------------------------------------------------------------

const REVIEWED: readonly string[] = [
  'reviewed',
  'proposed',
  'notFunded',
  'inPublicity',
  'objected',
  'publicised',
  'awarded',
  'declined',
];
/** The result has been shown to everybody. */
export const PUBLIC: readonly string[] = ['inPublicity', 'objected', 'publicised', 'awarded', 'declined'];
/** With the applicant's side alone: no recommender sees it. */
export const BEFORE_ENDORSEMENT: readonly string[] = ['draft', 'withHost', 'returned', 'withdrawn'];

/** The list with its result has been open to everybody. Not funded is told with the same publicity, not before. */
export function resultIsPublic({ application, resultWasPublished }: Subject): boolean {
  if (application === undefined) return false;
  return (
    PUBLIC.includes(application.state) || (application.state === 'notFunded' && resultWasPublished === true)
  );
}

const isAsked = ({ type, record, round }: Subject): boolean =>
  type === 'assignment' &&
  ['invited', 'pledged', 'submitted'].includes(record.state) &&
  round?.state === 'open';

const isReviewing = ({ type, record, round }: Subject): boolean =>
  type === 'assignment' && ['pledged', 'submitted'].includes(record.state) && round?.state === 'open';

const moments: Readonly<Record<VisibleFrom, (subject: Subject, application: ApplicationShape) => boolean>> = {
  always: () => true,
  onceSubmitted: (_, { state }) => state !== 'draft',
  oncePastHost: (_, { state }) => !BEFORE_ENDORSEMENT.includes(state),
  whileAsked: isAsked,
  whileReviewing: isReviewing,
  whileReviewingOpenly: (subject) => isReviewing(subject) && subject.call?.rules?.blind === 'single',
  onceReviewed: (_, { state }) => REVIEWED.includes(state),
  oncePublic: resultIsPublic,
  onceListed: (_, { state }) => PUBLIC.includes(state),
  onceAwarded: (_, { state }) => state === 'awarded',
};

const AT_DESK: Readonly<
  Partial<
    Record<Role, { audience: Audience; stands: (actor: Actor, desk: ActorDesk, subject: Subject) => boolean }>
  >
> = {
  hostOfficer: { audience: 'host', stands: isHost },
  hostFinance: { audience: 'finance', stands: isHost },
  recommender: { audience: 'recommender', stands: isRecommenderOfHost },
  programmeOfficer: { audience: 'officer', stands: servesCall },
  agencyOfficer: { audience: 'agency', stands: servesCall },
  expert: { audience: 'expert', stands: isAssigned },
  bureauFinance: { audience: 'finance', stands: servesCall },
  officeClerk: { audience: 'clerk', stands: servesCall },
  leader: { audience: 'leader', stands: servesCall },
  supervisor: { audience: 'supervisor', stands: servesCall },
};

/**
 * As what the actor stands before an application. Whoever applies or takes part sees it as that only, whatever desks
 * they hold besides: nobody reads about their own application as an officer or as an expert.
 */
export function audiencesOf(actor: Actor, subject: Subject): Audience[] {
  const { application } = subject;
  if (application === undefined) return [];
  const isPerson = actor.kind === 'person';
  if (
    isPerson &&
    (application.leadAccountId === actor.accountId || application.leadPersonId === actor.personId)
  ) {
    return ['lead', 'public'];
  }
  if (isPerson && actor.personId !== null && subject.memberIds?.includes(actor.personId)) {
    return ['member', 'public'];
  }
  const atDesks = actor.desks.flatMap((desk) => {
    const place = AT_DESK[desk.role];
    return place?.stands(actor, desk, subject) ? [place.audience] : [];
  });
  return [...new Set<Audience>([...atDesks, 'public'])];
}

/** May the actor see this part of the application now? */
export function maySee(section: VisibleSection, actor: Actor, subject: Subject): boolean {
  const { application } = subject;
  if (application === undefined) return false;
  const row: Row = visibility[section];
  return audiencesOf(actor, subject).some((audience) => {
    const from = row[audience];
    return from !== undefined && moments[from](subject, application);
  });
}

/**
 * The state as this reader may know it. Between the end of the review and the publicity the applicant's side reads
 * "in review" and the agency "reviewed": what was decided is told to everybody at once.
 */
export function shownState(actor: Actor, subject: Subject): StateOf<'application'> {
  const state = (subject.application?.state ?? 'draft') as StateOf<'application'>;
  if (!UNDISCLOSED.includes(state) || maySee('decision', actor, subject)) return state;
  return maySee('scores', actor, subject) ? 'reviewed' : 'inReview';
}

const UNDISCLOSED: readonly string[] = ['reviewed', 'proposed', 'notFunded'];
