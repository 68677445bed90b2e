// Which calls somebody may read: published ones everybody, drafts those whose desk serves the call.
import { Op, type WhereOptions } from 'sequelize';
import type { z } from 'zod';
import { Call } from '../../../../db/models/call.ts';
import { NotFound } from '../../../core/errors.ts';
import { keysetPage, type PageWanted } from '../../../core/keyset.ts';
import { loadSubject } from '../../../core/subjects.ts';
import { abilities, decide, desksFor, type Ability } from '../../../policy/authorize.ts';
import type { Actor, ActorDesk } from '../../../policy/subject.ts';
import type { callItem, callView } from './contract.ts';
import { presentCall, presentCallItem } from './presenter.ts';
import { problemsOf } from './service.ts';

/** Desks of a bureau office or of an agency that looks after calls. */
const CALL_DESKS: readonly string[] = ['programmeOfficer', 'agencyOfficer'];

export function servesCall(actor: Actor, callId: number): boolean {
  return deskOfCalls(actor).some((desk) => desk.callId === null || desk.callId === callId);
}

/** An agency's desk without a call would serve none: it stands for the one of its contract. */
function deskOfCalls(actor: Actor): ActorDesk[] {
  return actor.desks.filter(
    (desk) => CALL_DESKS.includes(desk.role) && (desk.role !== 'agencyOfficer' || desk.callId !== null),
  );
}

export async function list(actor: Actor, wanted: PageWanted) {
  const page = await keysetPage(
    Call,
    { where: scopeOf(actor) },
    { by: 'opensAt', direction: 'DESC' },
    wanted,
  );
  return {
    ...page,
    items: page.items.map((call): z.input<typeof callItem> => presentCallItem(call, actor.at)),
  };
}

function scopeOf(actor: Actor): WhereOptions {
  const desks = deskOfCalls(actor);
  if (desks.some((desk) => desk.callId === null)) return {};
  const own = desks.map((desk) => desk.callId).filter((each) => each !== null);
  return { [Op.or]: [{ state: ['published', 'archived'] }, { id: own }] };
}

/** @throws NotFound for a draft of which the reader must not know */
export async function read(actor: Actor, id: number): Promise<z.input<typeof callView>> {
  const subject = await loadSubject('call', id);
  const serves = servesCall(actor, id);
  if (!subject || (subject.record.state === 'draft' && !serves)) throw new NotFound();
  const call = subject.record;
  const isDraft = call.state === 'draft';
  return presentCall(call, {
    now: actor.at,
    abilities: abilities(actor, subject),
    application: mayApply(actor, subject),
    problems: serves ? (isDraft ? await problemsOf(call, actor.at) : []) : null,
  });
}

function mayApply(actor: Actor, subject: Parameters<typeof decide>[2]): Ability | null {
  if (desksFor(actor, 'application.create').length === 0) return null;
  const decision = decide(actor, 'application.create', subject);
  return decision.allowed
    ? { act: 'application.create', allowed: true, reason: null, params: {} }
    : { act: 'application.create', allowed: false, reason: decision.reason, params: decision.params };
}
