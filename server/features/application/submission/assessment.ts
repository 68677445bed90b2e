// What an application lacks, as of an instant: computed once, in one place, for the panel beside the form and for submit.
import { Op } from 'sequelize';
import { Application, type StoredFile } from '../../../../db/models/application.ts';
import type { Call } from '../../../../db/models/call.ts';
import { readApplication } from '../../../domain/applicationFacts.ts';
import { formOf } from '../../../domain/callForm.ts';
import { computeCompleteness, type CompletenessItem, type HeldFile } from '../../../domain/completeness.ts';
import type { RuleAnswer } from '../../../domain/eligibility.ts';
import type { Answers } from '../../../domain/form.ts';
import { violation, type Violation } from '../../../domain/violation.ts';
import { readWritten } from '../draft/sections.ts';
import { evaluateEligibility } from '../eligibility.ts';
import { namesIn } from '../files/pdfCheck.ts';
import { namesOf } from '../files/service.ts';
import type { Parties } from '../parties.ts';

export interface Assessment {
  readonly answers: Answers;
  readonly files: readonly StoredFile[];
  readonly rules: readonly RuleAnswer[];
  readonly items: readonly CompletenessItem[];
}

export async function assess(
  application: Application,
  call: Call,
  { parties, at }: { parties: Parties; at: Date },
): Promise<Assessment> {
  const { id, state, dueAt } = application;
  const { host } = parties;
  const { answers, files } = await readWritten(formOf(call.rules), id);
  // What was sent back has a date of its own.
  const sentBack = (state === 'returned' || state === 'correcting') && dueAt !== null;
  const [rules, limit] = await Promise.all([
    evaluateEligibility({
      application,
      parties,
      call,
      answers,
      receivedAt: at,
      ...(sentBack && { correctionClosesAt: dueAt }),
    }),
    checkLimitOfCall(application),
  ]);
  const names = namesOf(answers);
  const items = computeCompleteness({
    rules: call.rules,
    answers,
    files: files.map((file) => heldFile(file, names)),
    eligibility: rules,
    hostUscc: host.uscc,
  });
  const more = [...limit, ...checkLeadUnit(answers, host.uscc)];
  return {
    answers,
    files,
    rules,
    items: [...items, ...more.map((each) => ({ ...each, severity: 'wrong' as const }))],
  };
}

/** Names are looked for as the team is now, not as it was when the text was uploaded. */
function heldFile(
  { id, size, sha256, facts, extractedText }: StoredFile,
  names: readonly string[],
): HeldFile {
  return {
    fileId: id,
    size,
    sha256,
    facts: facts && { ...facts, namesFound: namesIn(extractedText ?? '', names) },
  };
}

export function limitKeyOf({ callId, leadPersonId }: Application): string {
  return `${callId}:${leadPersonId}`;
}

/** One a person and call, whatever account and unit; also while the other one has been sent back. */
async function checkLimitOfCall(application: Application): Promise<Violation[]> {
  const other = await Application.findOne({
    where: { limitKey: limitKeyOf(application), id: { [Op.ne]: application.id } },
  });
  if (!other) return [];
  const { title, receiptNumber } = other;
  return [violation('application.limitOfCall', [], { title, receiptNumber: receiptNumber ?? '' })];
}

/** The host is the leader's unit: its officer answers for them. */
function checkLeadUnit(answers: Answers, hostUscc: string): Violation[] {
  const uscc = readApplication(answers).lead?.uscc ?? '';
  if (uscc === '' || uscc === hostUscc) return [];
  return [violation('application.leadUnit', ['lead', 'lead', 'uscc'], { uscc: hostUscc })];
}
