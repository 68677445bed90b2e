// Afterwards: the figures of each call add up, and the audit knows who did what, without texts and scores.
import { strict as assert } from 'node:assert';
import { refused } from '../browser.ts';
import type { World } from '../world.ts';
import type { Application } from './apply.ts';
import type { Decided } from './decide.ts';
import { AUDITOR, type People } from './found.ts';

interface Figures {
  submitted: number;
  states: { state: string; count: number }[];
  money: { envelopeFen: number; requestedFen: number; proposedFen: number; awardedFen: number } | null;
}

export async function lookBack(
  world: World,
  people: People,
  applications: readonly Application[],
  decided: readonly Decided[],
): Promise<void> {
  const supervisor = await world.as(people.supervisor);
  for (const { call } of decided) {
    const figures = await supervisor.get<Figures>(`/api/calls/${call.id}/figures`);
    const own = applications.filter((each) => each.call === call);
    assert.equal(figures.submitted, own.length);
    const count = figures.states.reduce((sum, each) => sum + each.count, 0);
    assert.equal(count, own.length);
    assert.equal(
      figures.money?.requestedFen,
      own.reduce((sum, each) => sum + each.requestedFen, 0),
    );
    world.keep(`指南统计-${call.letters}.json`, `${JSON.stringify(figures, null, 2)}\n`);
  }
  await searchAudit(world, applications[0]!);
}

interface AuditRow {
  act: string;
  person: { username: string } | null;
  fromState: string | null;
  toState: string | null;
}

async function searchAudit(world: World, { id, lead }: Application): Promise<void> {
  const auditor = await world.as(AUDITOR);
  const { items } = await auditor.get<{ items: AuditRow[] }>(
    `/api/audit?recordType=application&recordId=${id}&size=100`,
  );
  const acts = new Set(items.map((each) => each.act));
  for (const act of ['application.create', 'application.submit', 'endorsement.return', 'formalCheck.accept'])
    assert.ok(acts.has(act), `${act} is not in the audit`);
  const submits = items.filter((each) => each.act === 'application.submit');
  assert.ok(submits.every((each) => each.person?.username === lead.username));
  assert.ok(!JSON.stringify(items).includes(lead.idNumber), 'an identity number is in the audit');
  await refused(auditor.get(`/api/applications/${id}`), 404, 'notFound');
}
