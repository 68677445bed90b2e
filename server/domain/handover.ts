// What becomes of the open items of somebody who leaves a desk: each goes to a person who may have it, none is forgotten.
// For the officer who hands over and the one who takes over.
import { PERSONAL_ROLES } from './delegation.ts';
import type { Role } from './terms.ts';
import { collect, violation, type Violation } from './violation.ts';

/** Something that waits at a desk: an application in check, a payment to approve. */
export interface OpenItem {
  readonly recordType: string;
  readonly recordId: number;
  readonly name: string;
  readonly role: Role;
  readonly organisationId: number | null;
  /** The call it belongs to; null: none. */
  readonly callId: number | null;
  /** Persons who must keep away: its own people, staff of its unit (R12), the other one of two who decide. */
  readonly barred: readonly number[];
}

export interface Receiver {
  readonly personId: number;
  readonly name: string;
  readonly isActive: boolean;
  readonly desks: readonly HeldDesk[];
}

/** A desk in force: of one call, or with null of every one. */
export interface HeldDesk {
  readonly role: Role;
  readonly organisationId: number | null;
  readonly callId: number | null;
}

/** `toId` is the person who receives the item. */
export interface HandedItem {
  readonly recordType: string;
  readonly recordId: number;
  readonly toId: number;
}

/**
 * handover.*: each open item once, to a person other than the leaver who holds such a desk and need not keep away. What is
 * a person's own, an application or an expert opinion, stays with the person.
 */
export function checkHandover(
  leaverId: number,
  open: readonly OpenItem[],
  handed: readonly HandedItem[],
  receivers: readonly Receiver[],
): Violation[] {
  const keys = handed.map(itemKey);
  const left = open.filter((each) => !isPersonal(each) && !keys.includes(itemKey(each)));
  return collect(
    left.map((each) => violation('handover.left', ['items'], { name: each.name })),
    handed.flatMap((item, index) => {
      const path = ['items', index];
      const known = open.find((each) => itemKey(each) === itemKey(item));
      if (known === undefined || keys.indexOf(itemKey(item)) < index)
        return [violation('handover.item', path, { recordType: item.recordType, recordId: item.recordId })];
      const receiver = receivers.find((each) => each.personId === item.toId);
      if (receiver === undefined || !receiver.isActive || item.toId === leaverId)
        return [violation('handover.receiver', [...path, 'toId'], { name: known.name })];
      return collect(
        isPersonal(known)
          ? violation('handover.personal', path, { name: known.name, role: `roles.${known.role}` })
          : null,
        mayHold(receiver, known)
          ? null
          : violation('handover.desk', [...path, 'toId'], {
              name: receiver.name,
              role: `roles.${known.role}`,
            }),
        known.barred.includes(item.toId)
          ? violation('handover.barred', [...path, 'toId'], { name: receiver.name, item: known.name })
          : null,
      );
    }),
  );
}

/** A first proposal: all to one person, but what is personal, barred to that person or of a desk not held. */
export function proposeHandover(open: readonly OpenItem[], receiver: Receiver): HandedItem[] {
  return open
    .filter(
      (each) => !isPersonal(each) && !each.barred.includes(receiver.personId) && mayHold(receiver, each),
    )
    .map(({ recordType, recordId }) => ({ recordType, recordId, toId: receiver.personId }));
}

function isPersonal({ role }: OpenItem): boolean {
  return PERSONAL_ROLES.includes(role);
}

function mayHold(receiver: Receiver, { role, organisationId, callId }: OpenItem): boolean {
  return receiver.desks.some(
    (desk) =>
      desk.role === role &&
      desk.organisationId === organisationId &&
      (desk.callId === null || desk.callId === callId),
  );
}

function itemKey({ recordType, recordId }: { recordType: string; recordId: number }): string {
  return `${recordType} ${recordId}`;
}
