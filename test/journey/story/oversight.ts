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

export interface Outcome {
  readonly applications: readonly Application[];
  readonly decided: readonly Decided[];
  /** By each list, without what was revoked. */
  readonly givenFen: readonly number[];
}

export async function lookBack(
  world: World,
  people: People,
  { applications, decided, givenFen }: Outcome,
): Promise<void> {
  const supervisor = await world.as(people.supervisor);
  for (const [index, { call, amounts }] of decided.entries()) {
    const figures = await supervisor.get<Figures>(`/api/calls/${call.id}/figures`);
    const own = applications.filter((each) => each.call === call);
    assert.equal(figures.submitted, own.length);
    const count = figures.states.reduce((sum, each) => sum + each.count, 0);
    assert.equal(count, own.length);
    assert.deepEqual(figures.money, {
      envelopeFen: call.envelopeFen,
      requestedFen: own.reduce((sum, each) => sum + each.requestedFen, 0),
      proposedFen: [...amounts.values()].reduce((sum, each) => sum + each, 0),
      awardedFen: givenFen[index],
    });
    // The one objection of the first list was dismissed, that of the second upheld; one of the second was not accepted.
    const isSecond = index === 1 ? 1 : 0;
    const expected = {
      awarded: amounts.size - isSecond,
      notFunded: own.length - amounts.size - isSecond,
      declined: isSecond,
      notAccepted: isSecond,
    };
    assert.deepEqual(
      Object.fromEntries(
        Object.keys(expected).map((state) => [
          state,
          figures.states.find((each) => each.state === state)?.count,
        ]),
      ),
      expected,
    );
    world.keep(`指南统计-${call.letters}.json`, `${JSON.stringify(figures, null, 2)}\n`);
  }
  await searchAudit(world, applications[0]!);
  await hideFromAdministrators(world, applications, decided[0]!);
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
}

/** Administrators know what the public list says, and nothing of an application that was never on it. */
async function hideFromAdministrators(
  world: World,
  applications: readonly Application[],
  { amounts }: Decided,
): Promise<void> {
  const auditor = await world.as(AUDITOR);
  const listed = applications.find((each) => amounts.has(each.id))!;
  const shown = JSON.stringify(await auditor.get(`/api/applications/${listed.id}`));
  assert.ok(shown.includes(listed.text.title));
  const { lead, text } = listed;
  for (const secret of [lead.name, lead.idNumber, lead.host.name, text.abstract])
    assert.ok(!shown.includes(secret), `an administrator reads ${secret}`);
  const [unlisted] = applications.filter(({ id, call }) => call === listed.call && !amounts.has(id));
  await refused(auditor.get(`/api/applications/${unlisted!.id}`), 404, 'notFound');
}
