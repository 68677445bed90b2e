// Enters and lifts restrictions on persons and units.
import { Organisation, Sanction } from '../../../../db/models/identity.ts';
import { NotFound, refuseOn } from '../../../core/errors.ts';
import { keysetPage, type PageWanted } from '../../../core/keyset.ts';
import { personOf } from '../../../core/persons.ts';
import { creates, moves, transition } from '../../../core/transition.ts';
import { dayOf } from '../../../domain/calendar.ts';
import { checkIdNumber } from '../../../domain/idNumber.ts';
import { normaliseName } from '../../../domain/text.ts';
import { checkUscc, normaliseUscc } from '../../../domain/uscc.ts';
import { collect, violation, type Violation } from '../../../domain/violation.ts';
import type { Actor } from '../../../policy/subject.ts';

export interface NewSanction {
  readonly kind: Sanction['kind'];
  readonly idNumber: string | null;
  readonly name: string | null;
  readonly uscc: string | null;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly source: string;
}

function check(actor: Actor, { idNumber, name, uscc, startsOn, endsOn }: NewSanction): Violation[] {
  return collect(
    (idNumber === null) === (uscc === null) ? violation('sanction.oneOf', ['idNumber']) : null,
    idNumber === null ? null : checkIdNumber(idNumber, ['idNumber'], dayOf(actor.at)),
    idNumber !== null && name === null ? violation('sanction.nameWanted', ['name']) : null,
    uscc === null ? null : checkUscc(uscc, ['uscc']),
    endsOn !== null && endsOn < startsOn ? violation('sanction.endBeforeStart', ['endsOn']) : null,
  );
}

export async function enter(actor: Actor, given: NewSanction): Promise<Sanction> {
  const { kind, idNumber, name, uscc, startsOn, endsOn, source } = given;
  const values = async () => {
    refuseOn(check(actor, given));
    const person = idNumber === null ? null : await personOf({ idNumber, name: normaliseName(name ?? '') });
    return {
      kind,
      personId: person?.id ?? null,
      uscc: uscc === null ? null : normaliseUscc(uscc),
      startsOn,
      endsOn,
      source,
    };
  };
  return transition(actor, [creates('sanction.enter', 'sanction', values)], ({ record }) => record);
}

export async function lift(
  actor: Actor,
  { id, version, reason }: { readonly id: number; readonly version: number; readonly reason: string },
): Promise<void> {
  await transition(actor, [moves('sanction.lift', 'sanction', id, { version, reason })], () => undefined);
}

/** A restriction with the name of its unit, where the unit is in the system. */
export interface NamedSanction {
  readonly sanction: Sanction;
  readonly unitName: string | null;
}

export async function list({ state, ...page }: PageWanted & { readonly state?: string | undefined }) {
  const found = await keysetPage(
    Sanction,
    { ...(state !== undefined && { where: { state } }), include: ['person'] },
    { by: 'id', direction: 'DESC' },
    page,
  );
  return { ...found, items: await named(found.items) };
}

export async function findSanction(id: number): Promise<NamedSanction> {
  const sanction = await Sanction.findByPk(id, { include: ['person'] });
  if (!sanction) throw new NotFound();
  return (await named([sanction]))[0]!;
}

async function named(sanctions: readonly Sanction[]): Promise<NamedSanction[]> {
  const units = await Organisation.findAll({
    where: { uscc: sanctions.flatMap((sanction) => sanction.uscc ?? []) },
    attributes: ['uscc', 'name'],
  });
  const names = new Map(units.map((unit) => [unit.uscc, unit.name]));
  return sanctions.map((sanction) => ({ sanction, unitName: names.get(sanction.uscc ?? '') ?? null }));
}
