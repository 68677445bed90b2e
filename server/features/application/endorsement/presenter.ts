// What leaves after an endorsement or a recommendation: state, date and acts, nothing of the contents.
import type { z } from 'zod';
import type { Application } from '../../../../db/models/application.ts';
import type { Ability } from '../../../policy/authorize.ts';
import { presentAbility } from '../../presenting.ts';
import type { movedView } from './contract.ts';

export function presentMoved(
  application: Application,
  abilities: readonly Ability[],
): z.input<typeof movedView> {
  return {
    id: application.id,
    version: application.version,
    state: application.state,
    dueAt: application.dueAt?.toISOString() ?? null,
    abilities: abilities.map(presentAbility),
  };
}
