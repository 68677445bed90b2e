// The bureau of the demo town decides: lists are made and frozen, a leader approves, the public may object, awards get their
// numbers and their papers.
import { createReadStream } from 'node:fs';
import { AwardDocument, DecisionItem, DecisionList, Award } from '../models/award.ts';
import { Application } from '../models/application.ts';
import type { Round } from '../models/review.ts';
import { addDays, deadlineAfter, dayOf } from '../../server/domain/calendar.ts';
import {
  approveList,
  concludePublicity,
  createList,
  dismissObjection,
  editList,
  fileObjection,
  freezeList,
  openPublicity,
  prepareAwards,
  revokeAward,
  upholdObjection,
} from '../../server/features/award/index.ts';
import { issueDocument, numberDocument } from '../../server/features/issuance/index.ts';
import type { Desktop, Entry } from './apply.ts';
import { proof } from './apply.ts';
import type { Stage } from './stage.ts';
import type { Town } from './town.ts';

export interface Deciding {
  readonly stage: Stage;
  readonly town: Town;
}

const WAN = 1_000_000;
/** Applications that a list proposes end in one of these. */
const PROPOSED: readonly Entry['part']['ends'][] = [
  'proposed',
  'inPublicity',
  'objected',
  'publicised',
  'awarded',
  'declined',
  'reviewed',
];

async function present(id: number): Promise<DecisionList> {
  return DecisionList.findByPk(id, { rejectOnEmpty: true });
}

/** The ranking becomes a list; who is on it and with how much, the officer sets. */
export async function makeList(
  { stage, town }: Deciding,
  given: { round: Round; title: string; entries: readonly Entry[]; meetingNumber: string },
): Promise<number> {
  const officer = town.desk('programmeOfficer');
  const { id } = await createList(await stage.as(officer), { roundId: given.round.id, title: given.title });
  const list = await present(id);
  const items = await DecisionItem.findAll({ where: { listId: id }, order: [['rank', 'ASC']] });
  const requested = new Map(
    (await Application.findAll({ where: { id: items.map((each) => each.applicationId) } })).map((each) => [
      each.id,
      each.requestedFen ?? 0,
    ]),
  );
  await editList(await stage.as(officer), {
    id,
    version: list.version,
    title: given.title,
    meetingNumber: given.meetingNumber,
    meetingOn: dayOf(stage.now()),
    attendees: ['韩启明', '罗秀英', '苏晓岚', '鲁建平', '郝正'],
    tieReason: hasTie(items) ? '同分项目按绩效指标的可考核程度择优。' : null,
    items: items.map((item) => {
      const entry = given.entries.find((each) => each.id === item.applicationId);
      const isProposed = entry !== undefined && isOnList(entry);
      const asked = requested.get(item.applicationId) ?? 0;
      return {
        id: item.id,
        isProposed,
        amountFen: isProposed ? reduced(asked) : null,
        note: isProposed ? null : '综合排序靠后，本批次不予资助',
      };
    }),
  });
  return id;
}

const hasTie = (items: readonly DecisionItem[]): boolean =>
  new Set(items.map((each) => each.rank)).size < items.length;

const isOnList = ({ part }: Entry): boolean =>
  PROPOSED.includes(part.ends) && !(part.ends === 'reviewed' && part.work % 3 === 0);

/** Nine tenths of what was asked for, in whole steps of 10 万元 or half a 万元. */
function reduced(askedFen: number): number {
  const step = askedFen >= 100 * WAN ? 10 * WAN : WAN / 2;
  return Math.max(Math.floor((askedFen * 9) / 10 / step) * step, askedFen >= 100 * WAN ? 100 * WAN : 5 * WAN);
}

export async function freeze({ stage, town }: Deciding, id: number): Promise<void> {
  const { version } = await present(id);
  await freezeList(await stage.as(town.desk('programmeOfficer')), { id, version });
}

export async function approve({ stage, town }: Deciding, id: number): Promise<void> {
  const { version } = await present(id);
  await approveList(await stage.as(town.desk('leader')), { id, version });
}

/** @returns when the period is over */
export async function publicise({ stage, town }: Deciding, id: number): Promise<Date> {
  const { version } = await present(id);
  const list = await openPublicity(await stage.as(town.desk('programmeOfficer')), {
    id,
    version,
    startsOn: stage.day(),
  });
  return deadlineAfter(list.endsOn ?? addDays(stage.day(), 14));
}

export async function object(
  { stage }: Deciding,
  given: { listId: number; entry: Entry; name: string; facts: string; desktop: Desktop },
): Promise<number> {
  const { listId, entry, name, facts, desktop } = given;
  const list = await present(listId);
  const { receiptNumber } = await Application.findByPk(entry.id, { rejectOnEmpty: true });
  const scan = await proof('情况说明', facts);
  const file = await desktop.fileOf('情况说明.pdf', scan);
  const objection = await fileObjection(stage.anybody(), {
    code: list.publicCode ?? '',
    receiptNumber: receiptNumber ?? '',
    name,
    contact: '1990000 8888',
    facts,
    file: { ...file, read: () => createReadStream(file.temporaryPath) },
  });
  return objection.id;
}

export async function dismiss({ stage, town }: Deciding, id: number): Promise<void> {
  await dismissObjection(await stage.as(town.desk('programmeOfficer')), {
    id,
    answer: '经核查，所反映的问题与事实不符，相关材料已由单位出具说明，异议不成立。',
  });
}

export async function uphold({ stage, town }: Deciding, id: number): Promise<void> {
  await upholdObjection(await stage.as(town.desk('programmeOfficer')), {
    id,
    answer: '经核查，示范地点与申报材料不符，异议成立，取消拟立项资格。',
  });
}

export async function conclude({ stage, town }: Deciding, id: number): Promise<void> {
  const { version } = await present(id);
  await concludePublicity(await stage.as(town.desk('programmeOfficer')), { id, version });
}

export async function prepare({ stage, town }: Deciding, id: number): Promise<AwardDocument> {
  const { version } = await present(id);
  return prepareAwards(await stage.as(town.desk('programmeOfficer')), { id, version });
}

export async function numberIt(
  { stage, town }: Deciding,
  { id }: AwardDocument,
  sequence: number,
): Promise<void> {
  const { version } = await AwardDocument.findByPk(id, { rejectOnEmpty: true });
  await numberDocument(await stage.as(town.desk('officeClerk')), {
    id,
    version,
    dispatchNumber: `澜科字〔${stage.day().slice(0, 4)}〕${sequence}号`,
    signedOn: stage.day(),
  });
}

export async function issueIt({ stage, town }: Deciding, { id }: AwardDocument): Promise<void> {
  const { version } = await AwardDocument.findByPk(id, { rejectOnEmpty: true });
  await issueDocument(await stage.as(town.desk('officeClerk')), { id, version });
}

export async function revoke({ stage, town }: Deciding, entry: Entry): Promise<void> {
  const award = await Award.findOne({ where: { applicationId: entry.id }, rejectOnEmpty: true });
  await revokeAward(await stage.as(town.desk('leader')), {
    id: award.id,
    version: award.version,
    reason: '项目负责人调离本市，依托单位申请终止并已退回财政资金。',
  });
}
