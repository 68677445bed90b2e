// Entering experts and keeping them right. When unit or suspension changes, every open review of theirs is looked at again
// in the same transaction.
import { Op } from 'sequelize';
import { isUniqueViolation } from '../../../../db/connection.ts';
import { uniqueName } from '../../../../db/names.ts';
import { Account, Desk } from '../../../../db/models/identity.ts';
import { Expert } from '../../../../db/models/review.ts';
import { perform } from '../../../core/act.ts';
import { InvalidInput, NotFound, RuleViolation } from '../../../core/errors.ts';
import { personOf, sortPinyin } from '../../../core/persons.ts';
import { checkIdNumber } from '../../../domain/idNumber.ts';
import { normaliseName } from '../../../domain/text.ts';
import { checkUscc, normaliseUscc } from '../../../domain/uscc.ts';
import { collect, under, violation } from '../../../domain/violation.ts';
import type { Actor } from '../../../policy/subject.ts';
import { voidConflicts } from '../assignment/voiding.ts';

interface Entered {
  readonly uscc: string;
  readonly unitName: string;
  readonly disciplines: readonly string[];
  readonly suspendedUntil: string | null;
  readonly opensDesk: boolean;
}

/** @throws RuleViolation when the person is an expert already or goes by another name in the register of persons */
export async function enter(
  actor: Actor,
  given: Entered & { idNumber: string; name: string },
): Promise<Expert> {
  refuseMalformed(given.uscc, given.idNumber);
  const name = normaliseName(given.name);
  try {
    return await perform(actor, 'expert.enter', {}, async (entry) => {
      const person = await personOf({ idNumber: given.idNumber, name });
      if (person.name !== name) throw new RuleViolation([violation('expert.nameDiffers', ['name'])]);
      const expert = await Expert.create({
        personId: person.id,
        uscc: normaliseUscc(given.uscc),
        unitName: given.unitName,
        sortPinyin: sortPinyin(name),
        disciplines: [...given.disciplines],
        suspendedUntil: given.suspendedUntil,
        accountId: (await Account.findOne({ where: { personId: person.id, state: 'active' } }))?.id ?? null,
      });
      if (given.opensDesk) await openDesk(actor, expert);
      entry.entered('expert', expert);
      return expert;
    });
  } catch (error) {
    if (isUniqueViolation(error, uniqueName('experts', 'person_id')))
      throw new RuleViolation([violation('expert.already', ['idNumber'])]);
    throw error;
  }
}

/** @returns the expert, and the reviews that became void because of the change */
export async function edit(
  actor: Actor,
  given: Entered & { id: number; version: number },
): Promise<{ expert: Expert; voided: number[] }> {
  refuseMalformed(given.uscc);
  return perform(actor, 'expert.edit', {}, async (entry) => {
    // Locked: who is being asked at this moment waits, and is then looked at with the new unit.
    const expert = await Expert.findByPk(given.id, { lock: true });
    if (!expert) throw new NotFound();
    const account = await Account.findOne({ where: { personId: expert.personId, state: 'active' } });
    expert.set({
      uscc: normaliseUscc(given.uscc),
      unitName: given.unitName,
      disciplines: [...given.disciplines],
      suspendedUntil: given.suspendedUntil,
      accountId: account?.id ?? expert.accountId,
    });
    await entry.save('expert', expert, given.version);
    if (given.opensDesk) await openDesk(actor, expert);
    return { expert, voided: await voidConflicts(actor, { expertId: expert.id }) };
  });
}

function refuseMalformed(uscc: string, idNumber?: string): void {
  const wrong = collect(
    idNumber === undefined ? null : under(['idNumber'], checkIdNumber(idNumber)),
    checkUscc(uscc, ['uscc']),
  );
  if (wrong.length > 0) throw new InvalidInput(wrong);
}

/** A desk for reviews at no organisation and for no one call: what an expert may read, each assignment says. */
async function openDesk(actor: Actor, { accountId }: Expert): Promise<void> {
  if (accountId === null) return;
  const inForce = await Desk.findOne({
    where: {
      accountId,
      role: 'expert',
      endsAt: { [Op.or]: [{ [Op.is]: null }, { [Op.gt]: actor.at }] },
    },
  });
  if (!inForce) await Desk.create({ accountId, role: 'expert', startsAt: actor.at });
}
