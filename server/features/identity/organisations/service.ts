// Enters organisations and finds them; a unit is one unit by its code, whatever its name.
import { Op, col, fn, where, type WhereOptions } from 'sequelize';
import { isUniqueViolation } from '../../../../db/connection.ts';
import { uniqueName } from '../../../../db/names.ts';
import { Organisation } from '../../../../db/models/identity.ts';
import { perform } from '../../../core/act.ts';
import { RuleViolation, refuseOn } from '../../../core/errors.ts';
import { keysetPage, type PageWanted } from '../../../core/keyset.ts';
import { sortPinyin } from '../../../core/persons.ts';
import type { OrganisationKind } from '../../../domain/terms.ts';
import { normaliseName } from '../../../domain/text.ts';
import { checkUscc, normaliseUscc } from '../../../domain/uscc.ts';
import { collect, violation, type Violation } from '../../../domain/violation.ts';
import type { Actor } from '../../../policy/subject.ts';

export interface NewOrganisation {
  readonly kind: OrganisationKind;
  readonly uscc: string;
  readonly name: string;
  readonly parentUscc: string | null;
  readonly recommenderId: number | null;
  readonly address: string | null;
}

/** Null where the code is none or nobody has it. */
export async function find(uscc: string): Promise<Organisation | null> {
  if (checkUscc(uscc).length > 0) return null;
  return Organisation.findOne({ where: { uscc: normaliseUscc(uscc) } });
}

export async function create(actor: Actor, given: NewOrganisation): Promise<Organisation> {
  const name = normaliseName(given.name);
  try {
    return await perform(actor, 'organisation.create', {}, async (entry) => {
      refuseOn(await check(given));
      const organisation = await Organisation.create({
        kind: given.kind,
        uscc: normaliseUscc(given.uscc),
        parentUscc: given.parentUscc === null ? null : normaliseUscc(given.parentUscc),
        name,
        sortPinyin: sortPinyin(name),
        recommenderId: given.recommenderId,
        address: given.address,
      });
      entry.entered('organisation', organisation);
      return organisation;
    });
  } catch (error) {
    if (isUniqueViolation(error, uniqueName('organisations', 'uscc'))) throw new RuleViolation([taken()]);
    throw error;
  }
}

const taken = (): Violation => violation('organisation.usccTaken', ['uscc']);

async function check(given: NewOrganisation): Promise<Violation[]> {
  const { kind, recommenderId, parentUscc } = given;
  const recommender = recommenderId === null ? null : await Organisation.findByPk(recommenderId);
  const isWrong =
    recommenderId !== null &&
    (kind !== 'host' || (recommender?.kind !== 'county' && recommender?.kind !== 'bureau'));
  return collect(
    checkUscc(given.uscc, ['uscc']),
    (await find(given.uscc)) ? taken() : null,
    parentUscc === null ? null : checkUscc(parentUscc, ['parentUscc']),
    isWrong ? violation('organisation.recommender', ['recommenderId']) : null,
  );
}

/** By name in the order of its pinyin. */
export async function list({
  kind,
  text = '',
  ...page
}: PageWanted & { readonly kind?: OrganisationKind | undefined; readonly text?: string | undefined }) {
  const part = normaliseName(text);
  const has = (column: string, value: string) => where(fn('instr', col(column), value), { [Op.gt]: 0 });
  const conditions: WhereOptions[] = [
    ...(kind === undefined ? [] : [{ kind }]),
    ...(part === '' ? [] : [{ [Op.or]: [has('name', part), has('uscc', normaliseUscc(part))] }]),
  ];
  const found = await keysetPage(
    Organisation,
    { where: { [Op.and]: conditions } },
    { by: 'sortPinyin', direction: 'ASC' },
    page,
  );
  const ids = found.items.flatMap((organisation) => organisation.recommenderId ?? []);
  const recommenders = await Organisation.findAll({ where: { id: ids }, attributes: ['id', 'name'] });
  return { ...found, recommenders: new Map(recommenders.map((each) => [each.id, each.name])) };
}
