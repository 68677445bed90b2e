// The people and units of an application as rows, written anew whenever they change: by these limits are counted and
// conflicts found. Also the copies of answers that lists and rules read.
import { ApplicationPerson, ApplicationUnit, type Application } from '../../../../db/models/application.ts';
import type { Organisation } from '../../../../db/models/identity.ts';
import { Expert } from '../../../../db/models/review.ts';
import { readApplication, type ApplicationFacts } from '../../../domain/applicationFacts.ts';
import type { Answers } from '../../../domain/form.ts';
import { normaliseName } from '../../../domain/text.ts';
import { checkUscc, normaliseUscc } from '../../../domain/uscc.ts';
import type { Parties } from '../parties.ts';

/** The sections whose change changes the rows. */
export const SECTIONS_OF_ROWS: readonly string[] = ['lead', 'team', 'partners', 'avoid'];

export function copyForLists(application: Application, answers: Answers): void {
  const { title, requestedFen, direction } = readApplication(answers);
  application.title = [...title].slice(0, 200).join('');
  application.requestedFen = requestedFen;
  application.directionCode = direction;
}

export async function rewriteRows(
  application: Application,
  answers: Answers,
  { lead, host }: Parties,
): Promise<void> {
  const facts = readApplication(answers);
  const where = { applicationId: application.id };
  await ApplicationPerson.destroy({ where });
  await ApplicationPerson.bulkCreate([
    { ...where, part: 'lead', personId: lead.id, name: lead.name, uscc: host.uscc },
    ...facts.members.flatMap(({ personId, name = '', uscc = null }) =>
      personId === undefined
        ? []
        : [{ ...where, part: 'member' as const, personId, name, uscc: codeOrNull(uscc) }],
    ),
    ...(await avoidedExperts(facts)).map((each) => ({ ...where, part: 'avoided' as const, ...each })),
  ]);
  await ApplicationUnit.destroy({ where });
  await ApplicationUnit.bulkCreate(unitsOf(host, facts).map((unit) => ({ ...where, ...unit })));
}

type UnitRow = { part: ApplicationUnit['part']; uscc: string; name: string };

function unitsOf(host: Organisation, { partners, members, avoid }: ApplicationFacts): UnitRow[] {
  const rows: UnitRow[] = [{ part: 'host', uscc: host.uscc, name: host.name }];
  const add = (part: UnitRow['part'], uscc: string | null | undefined, name: string | undefined) => {
    const code = codeOrNull(uscc ?? null);
    if (code !== null && !rows.some((each) => each.part === part && each.uscc === code))
      rows.push({ part, uscc: code, name: name ?? '' });
  };
  for (const { uscc, name } of partners) add('partner', uscc, name);
  for (const { uscc, organisationName } of members) add('member', uscc, organisationName);
  for (const { uscc, organisationName } of avoid) add('avoided', uscc, organisationName);
  return rows;
}

/** Applicants name experts by name and unit; those the library knows become rows. */
async function avoidedExperts({
  avoid,
}: ApplicationFacts): Promise<{ personId: number; name: string; uscc: string }[]> {
  const names = avoid.map(({ name }) => normaliseName(name)).filter((name) => name !== '');
  if (names.length === 0) return [];
  const experts = await Expert.findAll({ include: [{ association: 'person', where: { name: names } }] });
  const isNamed = (expert: Expert): boolean =>
    avoid.some(
      ({ name, organisationName }) =>
        normaliseName(name) === expert.person?.name && normaliseName(organisationName) === expert.unitName,
    );
  return experts
    .filter(isNamed)
    .map(({ personId, person, uscc }) => ({ personId, name: person?.name ?? '', uscc }));
}

function codeOrNull(uscc: string | null): string | null {
  if (uscc === null || checkUscc(uscc).length > 0) return null;
  return normaliseUscc(uscc);
}
