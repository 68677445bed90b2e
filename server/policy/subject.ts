// What the policy looks at: the one who acts, and the record with what surrounds it. Database rows fit these shapes as
// they are, so that no mapper stands between a rule and the truth.
import type { RecordType, Role } from '../domain/terms.ts';

/** One role at one organisation or for one call, in force at the time of the act. */
export interface ActorDesk {
  readonly role: Role;
  readonly organisationId: number | null;
  readonly callId: number | null;
}

/** Who acts, where from and when. `at` is the instant the request's headers arrived: a deadline decides on it. */
export interface Actor {
  readonly kind: 'person' | 'public' | 'clock';
  readonly accountId: number | null;
  readonly personId: number | null;
  readonly name: string;
  readonly desks: readonly ActorDesk[];
  readonly at: Date;
  readonly ip: string | null;
  readonly requestId: string | null;
  /** The account must first set a new password: only that is allowed. */
  readonly mustChangePassword: boolean;
}

export interface CallShape {
  readonly id: number;
  readonly state: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** Of the frozen rules, what decides on visibility. */
  readonly rules?: { readonly blind: 'single' | 'double' };
}

export interface ApplicationShape {
  readonly id: number;
  readonly state: string;
  readonly leadAccountId: number;
  readonly leadPersonId: number;
  readonly hostOrganisationId: number;
  readonly dueAt: Date | null;
}

export interface AccountShape {
  readonly id: number;
  readonly organisationId: number | null;
}

export interface ListShape {
  readonly id: number;
  readonly state: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

/** What stands around a record, or around an act that has none; a part that does not apply is absent. */
export interface Surroundings {
  readonly account?: AccountShape;
  /** Desks of the account that are in force. */
  readonly accountDesks?: readonly { readonly role: Role; readonly organisationId: number | null }[];
  /** Somebody at the account's organisation confirms registrations. */
  readonly accountHasOfficer?: boolean;
  /** Organisations that know the person: where one registered, works, or has an application hosted. */
  readonly personOrganisationIds?: readonly number[];
  readonly call?: CallShape;
  readonly application?: ApplicationShape;
  /** The county office or department that recommends for the host unit. */
  readonly recommenderId?: number | null;
  readonly round?: { readonly state: string; readonly dueAt: Date };
  readonly expertAccountId?: number | null;
  readonly list?: ListShape;
  readonly frozenBy?: number | null;
  /** Persons named as members of the application; loaded where it is read. */
  readonly memberIds?: readonly number[];
  /** A publicity period with this application's result has begun; loaded where it is read. */
  readonly resultWasPublished?: boolean;
  /** Persons and organisations with a project in the list, for "nobody decides on their own". */
  readonly interests?: { readonly personIds: readonly number[]; readonly organisationIds: readonly number[] };
}

/** The record of an act and its surroundings. */
export interface Subject extends Surroundings {
  readonly type: RecordType;
  readonly record: { readonly id: number; readonly state: string; readonly version: number };
}
