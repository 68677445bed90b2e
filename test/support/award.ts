// From a closed round to an issued award. The round is put there as rows (how it closes, the tests of round.close say);
// from there on everything is done through the acts.
import type { Application } from '../../db/models/application.ts';
import { DecisionItem, type AwardDocument, type DecisionList } from '../../db/models/award.ts';
import type { Call } from '../../db/models/call.ts';
import type { Organisation } from '../../db/models/identity.ts';
import { Round } from '../../db/models/review.ts';
import { addDays, dayOf } from '../../server/domain/calendar.ts';
import {
  approveList,
  concludePublicity,
  createList,
  editList,
  freezeList,
  openPublicity,
  prepareAwards,
} from '../../server/features/award/index.ts';
import { issueDocument, numberDocument } from '../../server/features/issuance/index.ts';
import type { CallRules } from '../../server/domain/callRules.ts';
import { aPublishedCall } from './call.ts';
import { someone, type Someone } from './people.ts';
import { aSubmittedApplication, type Submitted } from './submitted.ts';

/** A Monday in June 2026, when reviews are over. */
export const DECIDING = '2026-06-01T02:00:00.000Z';
const WAN = 1_000_000;

export interface Desks {
  readonly officer: Someone;
  readonly leader: Someone;
  readonly clerk: Someone;
}

export async function bureauDesks(): Promise<Desks> {
  return {
    officer: await someone('programmeOfficer', { name: '古丽米热·艾比布力' }),
    leader: await someone('leader', { name: '〇伟' }),
    clerk: await someone('officeClerk', { name: '王𠮷' }),
  };
}

export interface GivenRound {
  call?: Call;
  /** Hundredths, best first or not; one application each. */
  means?: readonly number[];
  requestedWan?: number;
  envelopeWan?: number;
  rules?: Partial<Pick<CallRules, 'publicity' | 'numberPattern' | 'projectNumberType'>>;
  titles?: readonly string[];
  leads?: readonly Someone[];
  hosts?: readonly Organisation[];
}

export interface ClosedRound {
  readonly call: Call;
  readonly round: Round;
  /** In the order of `means`. */
  readonly submitted: readonly Submitted[];
}

/** A round whose reviews are in and counted. */
export async function aClosedRound(given: GivenRound = {}): Promise<ClosedRound> {
  const means = given.means ?? [9000, 8500, 8000];
  const call =
    given.call ??
    (await aPublishedCall({
      envelopeFen: (given.envelopeWan ?? 20) * WAN,
      ...(given.rules && { rules: given.rules }),
    }));
  const submitted: Submitted[] = [];
  for (const [index] of means.entries()) {
    const made = await aSubmittedApplication({
      call,
      state: 'reviewed',
      ...(given.leads?.[index] && { lead: given.leads[index] }),
      ...(given.hosts?.[index] && { host: given.hosts[index] }),
    });
    await made.application.update({
      requestedFen: (given.requestedWan ?? 10) * WAN,
      title: given.titles?.[index] ?? `盐碱地䶮水稻第${index + 1}号研究`,
    });
    submitted.push(made);
  }
  const round = await Round.create({
    state: 'closed',
    callId: call.id,
    name: '专家评审',
    dueAt: new Date('2026-05-20T16:00:00.000Z'),
    openedAt: new Date('2026-05-01T00:00:00.000Z'),
    closedAt: new Date('2026-05-21T00:00:00.000Z'),
    ranking: submitted.map(({ application }, index) => ({
      applicationId: application.id,
      mean: means[index]!,
      spread: 800,
      deviation: 300,
      effective: 3,
      rank: 1 + means.filter((each) => each > means[index]!).length,
      totals: [means[index]! + 400, means[index]!, means[index]! - 400],
    })),
  });
  return { call, round, submitted };
}

export interface GivenList extends GivenRound {
  desks?: Desks;
  at?: string;
}

export interface Listed extends ClosedRound {
  readonly desks: Desks;
  readonly list: DecisionList;
  readonly applications: readonly Application[];
}

/** With its meeting entered and whoever the money reaches proposed. */
export async function aDraftList(given: GivenList = {}): Promise<Listed> {
  const closed = await aClosedRound(given);
  const desks = given.desks ?? (await bureauDesks());
  const actor = desks.officer.actor(given.at ?? DECIDING);
  const made = await createList(actor, { roundId: closed.round.id, title: '2026年度拟立项清单' });
  const items = await DecisionItem.findAll({ where: { listId: made.id }, order: [['id', 'ASC']] });
  const list = await editList(actor, {
    id: made.id,
    version: made.version,
    title: made.title,
    meetingNumber: '2026年第7次局党组会议',
    meetingOn: '2026-05-29',
    attendees: ['〇伟', '欧阳 娜'],
    tieReason: null,
    items: items.map(({ id, isProposed, amountFen, note }) => ({
      id,
      isProposed: Boolean(isProposed),
      amountFen,
      note: note ?? null,
    })),
  });
  return { ...closed, desks, list, applications: closed.submitted.map((each) => each.application) };
}

export async function aFrozenList(given: GivenList = {}): Promise<Listed> {
  const drafted = await aDraftList(given);
  const list = await freezeList(drafted.desks.officer.actor(given.at ?? DECIDING), {
    id: drafted.list.id,
    version: drafted.list.version,
  });
  return { ...drafted, list };
}

export async function anApprovedList(given: GivenList = {}): Promise<Listed> {
  const frozen = await aFrozenList(given);
  const list = await approveList(frozen.desks.leader.actor(given.at ?? DECIDING), {
    id: frozen.list.id,
    version: frozen.list.version,
  });
  return { ...frozen, list };
}

export async function aPublicList(given: GivenList = {}): Promise<Listed> {
  const approved = await anApprovedList(given);
  const at = given.at ?? DECIDING;
  const list = await openPublicity(approved.desks.officer.actor(at), {
    id: approved.list.id,
    startsOn: dayOf(new Date(at)),
  });
  return { ...approved, list };
}

/** An instant on the first morning after the list's last day. */
export function afterPublicity(list: DecisionList, days = 1): string {
  if (list.endsOn === null) throw new Error('the list is not public');
  return `${addDays(list.endsOn, days)}T01:00:00.000Z`;
}

export async function aConcludedList(given: GivenList = {}): Promise<Listed> {
  const open = await aPublicList(given);
  const list = await concludePublicity(open.desks.officer.actor(afterPublicity(open.list)), {
    id: open.list.id,
  });
  return { ...open, list };
}

export interface Awarded extends Listed {
  readonly document: AwardDocument;
}

export async function anAwardDocument(given: GivenList = {}): Promise<Awarded> {
  const concluded = await aConcludedList(given);
  const document = await prepareAwards(concluded.desks.officer.actor(afterPublicity(concluded.list)), {
    id: concluded.list.id,
  });
  return { ...concluded, document };
}

let register = 0;

export async function aNumberedDocument(
  given: GivenList & { dispatchNumber?: string } = {},
): Promise<Awarded> {
  const prepared = await anAwardDocument(given);
  const at = afterPublicity(prepared.list, 2);
  register += 1;
  const document = await numberDocument(prepared.desks.clerk.actor(at), {
    id: prepared.document.id,
    dispatchNumber: given.dispatchNumber ?? `澜科字〔2026〕${register}号`,
    signedOn: dayOf(new Date(at)),
  });
  return { ...prepared, document };
}

export async function anIssuedDocument(given: GivenList = {}): Promise<Awarded> {
  const numbered = await aNumberedDocument(given);
  const document = await issueDocument(numbered.desks.clerk.actor(afterPublicity(numbered.list, 3)), {
    id: numbered.document.id,
  });
  return { ...numbered, document };
}
