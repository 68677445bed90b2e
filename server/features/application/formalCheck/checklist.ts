// The checklist of the current revision: what the system proposes, computed again now, beside what people decided.
import { Op } from 'sequelize';
import {
  Application,
  CheckItem,
  Opinion,
  Revision,
  StoredFile,
  type FrozenFile,
} from '../../../../db/models/application.ts';
import { Call } from '../../../../db/models/call.ts';
import { readApplication } from '../../../domain/applicationFacts.ts';
import { formOf } from '../../../domain/callForm.ts';
import { computeCompleteness, type HeldFile } from '../../../domain/completeness.ts';
import { checkDeadline, type RuleAnswer } from '../../../domain/eligibility.ts';
import {
  computeFormalChecklist,
  computeSameTitles,
  SAME_TITLE_YEARS,
  type ChecklistItem,
  type TitledWork,
} from '../../../domain/formalCheck.ts';
import type { Act } from '../../../domain/acts.ts';
import type { Violation } from '../../../domain/violation.ts';
import { NOT_HANDED_IN } from '../../../domain/terms.ts';
import { readAnswers } from '../draft/sections.ts';
import { evaluateEligibility } from '../eligibility.ts';
import { namesIn } from '../files/pdfCheck.ts';
import { namesOf } from '../files/service.ts';
import { partiesOf, type Parties } from '../parties.ts';

/** Kept in check_items.params: what the system found when the item was decided. */
export interface KeptParams extends Record<string, unknown> {
  readonly findings: readonly Violation[];
}

export interface JudgedItem extends ChecklistItem {
  readonly verdict: 'pass' | 'fail' | null;
  readonly note: string | null;
}

/** In the formal check the findings are those of now; afterwards they stay as they were when each item was decided. */
export async function checklistOf(
  application: Application,
  call: Call,
  revision: Revision,
  now: Date,
): Promise<JudgedItem[]> {
  const rows = await CheckItem.findAll({ where: { revisionId: revision.id }, order: [['id', 'ASC']] });
  const kept = new Map(rows.map((row) => [row.key, row]));
  if (application.state !== 'inCheck') return rows.map(asDecided);
  return (await propose(application, call, revision, now)).map((item) => ({
    ...item,
    verdict: kept.get(item.key)?.verdict ?? null,
    note: kept.get(item.key)?.note ?? null,
  }));
}

function asDecided({ key, automatic, params, verdict, note }: CheckItem): JudgedItem {
  return {
    key: key as ChecklistItem['key'],
    automatic,
    notes: (params as KeptParams).findings,
    verdict,
    note,
  };
}

/** What people decided of the revision before; empty for a first one. */
export async function decidedBefore(revision: Revision): Promise<Map<string, CheckItem>> {
  const { applicationId, number } = revision;
  const earlier = await Revision.findAll({
    where: { applicationId, number: { [Op.lt]: number } },
    order: [['number', 'DESC']],
    attributes: ['id'],
  });
  for (const { id } of earlier) {
    const rows = await CheckItem.findAll({ where: { revisionId: id } });
    if (rows.length > 0) return new Map(rows.map((row) => [row.key, row]));
  }
  return new Map();
}

/** Rules are asked again now, for the state of things may have changed since the application was handed in. */
async function propose(
  application: Application,
  call: Call,
  revision: Revision,
  now: Date,
): Promise<ChecklistItem[]> {
  const { answers } = revision;
  const parties = await partiesOf(application);
  const eligibility = await eligibilityNow(application, parties, call, revision, now);
  const completeness = computeCompleteness({
    rules: call.rules,
    answers,
    files: await heldFiles(revision.files, namesOf(await readAnswers(formOf(call.rules), application.id))),
    eligibility,
    hostUscc: parties.host.uscc,
  });
  const hasOpinion = async (act: Act): Promise<boolean> =>
    (await Opinion.count({ where: { revisionId: revision.id, act } })) > 0;
  return computeFormalChecklist({
    rules: call.rules,
    answers,
    completeness,
    eligibility,
    isEndorsed: await hasOpinion('endorsement.endorse'),
    isRecommended: await hasOpinion('recommendation.recommend'),
    sameTitles: await sameTitles(application, call, readApplication(answers).title),
  });
}

/** All rules as of now but the deadline: that was kept, or not, when the application first came in. */
async function eligibilityNow(
  application: Application,
  parties: Parties,
  call: Call,
  revision: Revision,
  now: Date,
): Promise<RuleAnswer[]> {
  const answered = await evaluateEligibility({
    application,
    parties,
    call,
    answers: revision.answers,
    receivedAt: now,
  });
  const first = await Revision.findOne({
    where: { applicationId: application.id },
    order: [['number', 'ASC']],
    rejectOnEmpty: true,
  });
  const deadline = checkDeadline({ rules: call.rules, receivedAt: first.frozenAt });
  return answered.map((each) => (each.rule === 'L15' ? deadline : each));
}

/** Names are looked for in the text as the team is now, as at submit. */
async function heldFiles(frozen: readonly FrozenFile[], names: readonly string[]): Promise<HeldFile[]> {
  const rows = await StoredFile.findAll({ where: { id: frozen.map((each) => each.fileId) } });
  return rows.map(({ id, size, sha256, facts, extractedText }) => ({
    fileId: id,
    size,
    sha256,
    facts: facts && { ...facts, namesFound: namesIn(extractedText ?? '', names) },
  }));
}

async function sameTitles(application: Application, call: Call, title: string): Promise<string[]> {
  const calls = await Call.findAll({
    where: { year: { [Op.gt]: call.year - SAME_TITLE_YEARS, [Op.lte]: call.year } },
    attributes: ['id', 'year'],
  });
  const yearOf = new Map(calls.map((each) => [each.id, each.year]));
  const others = await Application.findAll({
    where: {
      callId: [...yearOf.keys()],
      id: { [Op.ne]: application.id },
      state: { [Op.notIn]: [...NOT_HANDED_IN] },
    },
    attributes: ['id', 'callId', 'title', 'receiptNumber'],
  });
  const works = others.map((each): TitledWork => ({
    title: each.title,
    number: each.receiptNumber ?? '',
    year: yearOf.get(each.callId) ?? call.year,
  }));
  const found = computeSameTitles(title, call.year, works);
  return [...new Set(found)];
}
