// A restriction as the bureau sees it, the identity number masked.
import type { z } from 'zod';
import { abilities } from '../../../policy/authorize.ts';
import type { Actor } from '../../../policy/subject.ts';
import { presentAbility } from '../../presenting.ts';
import type { sanctionView } from './contract.ts';
import type { NamedSanction } from './service.ts';

export function presentSanction(
  actor: Actor,
  { sanction, unitName }: NamedSanction,
): z.input<typeof sanctionView> {
  const { person, uscc } = sanction;
  return {
    id: sanction.id,
    version: sanction.version,
    state: sanction.state,
    kind: sanction.kind,
    person: person ? { id: person.id, name: person.name, identityMasked: person.identityMasked } : null,
    organisation: uscc === null ? null : { uscc, name: unitName },
    startsOn: sanction.startsOn,
    endsOn: sanction.endsOn,
    source: sanction.source,
    abilities: abilities(actor, { type: 'sanction', record: sanction }).map(presentAbility),
  };
}
