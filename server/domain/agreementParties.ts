// Who signs an agreement, when it is signed by all, and when it is late: for the officer who waits for it and for the
// payment whose 30 days run from the last signature.
import { addDays, type Day } from './calendar.ts';
import { AGREEMENT_DAYS } from './awardDocument.ts';
import type { SigningWay } from './signature.ts';
import { checkUscc, normaliseUscc } from './uscc.ts';
import { collect, violation, type Violation } from './violation.ts';

export const AGREEMENT_PARTS = ['funder', 'host', 'guarantor', 'partner', 'lead'] as const; // 甲方 乙方 保证单位 合作单位 负责人
export type AgreementPart = (typeof AGREEMENT_PARTS)[number];

export interface AgreementParty {
  readonly part: AgreementPart;
  readonly name: string;
  /** null for the leader, who signs as a person. */
  readonly uscc: string | null;
}

/** Setting: parts that every agreement of the programme has. */
export const WANTED_PARTS: readonly AgreementPart[] = ['funder', 'host', 'lead'];

/** Every wanted part once (partners may be several), each unit by its own code, none on two sides. */
export function checkParties(
  parties: readonly AgreementParty[],
  wanted: readonly AgreementPart[] = WANTED_PARTS,
): Violation[] {
  const codes = parties.map((each) => (each.uscc === null ? null : normaliseUscc(each.uscc)));
  return collect(
    wanted
      .filter((part) => !parties.some((each) => each.part === part))
      .map((part) => violation('agreement.partyMissing', ['parties'], { part: `terms.party.${part}` })),
    parties.flatMap(({ part, name, uscc }, index) => {
      const path = ['parties', index];
      const isSecond = parties.findIndex((each) => each.part === part) < index;
      return collect(
        name.trim() === '' ? violation('agreement.partyName', [...path, 'name']) : null,
        isSecond && part !== 'partner'
          ? violation('agreement.partyTwice', [...path, 'part'], { part: `terms.party.${part}` })
          : null,
        part === 'lead' ? [] : checkUscc(uscc ?? '', [...path, 'uscc']),
        uscc !== null && codes.indexOf(normaliseUscc(uscc)) < index
          ? violation('agreement.unitTwice', [...path, 'uscc'], { name })
          : null,
      );
    }),
  );
}

/** `party` counts the parties of the agreement from 0. */
export interface AgreementSignature {
  readonly party: number;
  readonly signedOn: Day;
  readonly way: SigningWay;
}

/** No signature before the document was made, in advance, by nobody or twice. Setting: which ways the document allows. */
export function checkAgreementSignatures(
  parties: readonly AgreementParty[],
  signatures: readonly AgreementSignature[],
  { madeOn, today, ways }: { madeOn: Day; today: Day; ways: readonly SigningWay[] },
): Violation[] {
  return signatures.flatMap(({ party, signedOn, way }, index) => {
    const path = ['signatures', index];
    return collect(
      parties[party] === undefined || signatures.findIndex((each) => each.party === party) < index
        ? violation('agreement.signer', [...path, 'party'])
        : null,
      signedOn < madeOn || signedOn > today
        ? violation('agreement.signedOn', [...path, 'signedOn'], { madeOn, today })
        : null,
      ways.includes(way) ? null : violation('agreement.signingWay', [...path, 'way'], { way }),
    );
  });
}

/** Parties that have not signed, in their order. */
export function unsignedParties(
  parties: readonly AgreementParty[],
  signatures: readonly AgreementSignature[],
): AgreementParty[] {
  return parties.filter((_, index) => !signatures.some((each) => each.party === index));
}

/** The day of the last signature, from which payment is counted; null while somebody is missing. */
export function signedByAllOn(
  parties: readonly AgreementParty[],
  signatures: readonly AgreementSignature[],
): Day | null {
  if (parties.length === 0 || unsignedParties(parties, signatures).length > 0) return null;
  const days = signatures.filter(({ party }) => parties[party] !== undefined).map((each) => each.signedOn);
  return days.reduce((last, each) => (each > last ? each : last));
}

/** Before a payment: agreement.unsigned names who is missing. */
export function checkSignedByAll(
  parties: readonly AgreementParty[],
  signatures: readonly AgreementSignature[],
): Violation[] {
  const names = unsignedParties(parties, signatures).map((each) => each.name);
  if (parties.length > 0 && names.length === 0) return [];
  return [violation('agreement.unsigned', ['signatures'], { names })];
}

/** Setting: calendar days from the award notice to the last signature. */
export function agreementDueOn(noticedOn: Day, days: number = AGREEMENT_DAYS): Day {
  return addDays(noticedOn, days);
}

/** Late from the day after the due day: signed then, or still not. */
export function isAgreementLate(dueOn: Day, signedOn: Day | null, today: Day): boolean {
  return (signedOn ?? today) > dueOn;
}
