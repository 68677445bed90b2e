// People, their accounts and desks, and the organisations they belong to.
import {
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';
import type { OrganisationKind, Role, StateOf } from '../../server/domain/terms.ts';
import { column } from './columns.ts';

/** A legal unit, found by its unified social credit code (USCC). */
export class Organisation extends Model<
  InferAttributes<Organisation>,
  InferCreationAttributes<Organisation>
> {
  declare id: CreationOptional<number>;
  declare kind: OrganisationKind;
  declare uscc: string;
  declare parentUscc: CreationOptional<string | null>;
  declare name: string;
  declare sortPinyin: string;
  /** The county bureau or department in charge, which recommends (主管部门). */
  declare recommenderId: CreationOptional<number | null>;
  declare address: CreationOptional<string | null>;
  declare version: CreationOptional<number>;
}

/** A person is one person by identity number, whatever the account. */
export class Person extends Model<InferAttributes<Person>, InferCreationAttributes<Person>> {
  declare id: CreationOptional<number>;
  /** HMAC of the normalised identity number; null while it is not known. */
  declare identityKey: CreationOptional<string | null>;
  declare identityCipher: CreationOptional<Buffer | null>;
  /** First 6 and last 4 characters, as shown everywhere. */
  declare identityMasked: CreationOptional<string | null>;
  declare name: string;
  declare sortPinyin: string;
  declare bornOn: CreationOptional<string | null>;
  declare sex: CreationOptional<'male' | 'female' | null>;
  declare title: CreationOptional<string | null>;
  declare degree: CreationOptional<string | null>;
  declare organisationId: CreationOptional<number | null>;
}

export class Account extends Model<InferAttributes<Account>, InferCreationAttributes<Account>> {
  declare id: CreationOptional<number>;
  declare state: StateOf<'account'>;
  declare username: string;
  declare passwordHash: string;
  declare passwordChangedAt: Date;
  declare mustChangePassword: CreationOptional<boolean>;
  declare personId: number;
  /** The name typed at registration, for who confirms; the person's own is in `person`. */
  declare registeredName: CreationOptional<string | null>;
  /** Where the person registered; its host officer confirms. */
  declare organisationId: CreationOptional<number | null>;
  declare email: CreationOptional<string | null>;
  declare phoneCipher: CreationOptional<Buffer | null>;
  declare locale: CreationOptional<string>;
  declare createdAt: Date;
  declare version: CreationOptional<number>;
  declare person?: Person;
  declare organisation?: Organisation | null;
  declare desks?: Desk[];
}

/** A role held at an organisation or for a call; ended, never deleted. */
export class Desk extends Model<InferAttributes<Desk>, InferCreationAttributes<Desk>> {
  declare id: CreationOptional<number>;
  declare accountId: number;
  declare role: Role;
  declare organisationId: CreationOptional<number | null>;
  /** Null: every call. An agency officer always has one. */
  declare callId: CreationOptional<number | null>;
  declare startsAt: Date;
  /** Exclusive; null: until ended. An agency's desk ends with its contract. */
  declare endsAt: CreationOptional<Date | null>;
  declare organisation?: Organisation | null;
}

/** Old hashes, so that a password is not taken again. */
export class OldPassword extends Model<InferAttributes<OldPassword>, InferCreationAttributes<OldPassword>> {
  declare id: CreationOptional<number>;
  declare accountId: number;
  declare passwordHash: string;
  declare changedAt: Date;
}

/** A one-time code for a new password: shown once, kept only as a hash, 24 hours. */
export class ResetCode extends Model<InferAttributes<ResetCode>, InferCreationAttributes<ResetCode>> {
  declare id: CreationOptional<number>;
  declare accountId: number;
  declare codeHash: string;
  declare issuedBy: CreationOptional<number | null>;
  declare issuedAt: Date;
  declare expiresAt: Date;
  declare usedAt: CreationOptional<Date | null>;
}

export class Session extends Model<InferAttributes<Session>, InferCreationAttributes<Session>> {
  /** SHA-256 of the session id: a copy of the table opens no session. */
  declare sid: string;
  declare accountId: CreationOptional<number | null>;
  declare content: string;
  declare createdAt: Date;
  declare touchedAt: Date;
  declare expiresAt: Date;
}

/** Failures to sign in, by user name and by address, so that the delay holds on every process. */
export class SignInAttempt extends Model<
  InferAttributes<SignInAttempt>,
  InferCreationAttributes<SignInAttempt>
> {
  declare key: string;
  declare failures: number;
  declare lastAt: Date;
  declare blockedUntil: CreationOptional<Date | null>;
}

/** A person or unit under a sanction or with something overdue; binds applications (L5, L6). */
export class Sanction extends Model<InferAttributes<Sanction>, InferCreationAttributes<Sanction>> {
  declare id: CreationOptional<number>;
  declare state: StateOf<'sanction'>;
  declare kind: 'integrity' | 'overdue';
  declare personId: CreationOptional<number | null>;
  declare uscc: CreationOptional<string | null>;
  declare startsOn: string;
  declare endsOn: CreationOptional<string | null>;
  declare source: string;
  declare version: CreationOptional<number>;
  declare person?: Person | null;
}

export function defineIdentity(sequelize: Sequelize): void {
  const at = (tableName: string) => ({ sequelize, tableName, underscored: true, timestamps: false });
  Organisation.init(
    {
      id: column.id,
      kind: column.code(20),
      uscc: column.code(18),
      parentUscc: column.codeOrNull(18),
      name: column.name(),
      sortPinyin: column.code(400),
      recommenderId: column.refOrNull,
      address: column.nameOrNull(300),
      version: column.version,
    },
    at('organisations'),
  );
  Person.init(
    {
      id: column.id,
      identityKey: column.codeOrNull(64),
      identityCipher: column.secretOrNull,
      identityMasked: column.codeOrNull(18),
      name: column.name(100),
      sortPinyin: column.code(400),
      bornOn: column.dayOrNull,
      sex: column.codeOrNull(10),
      title: column.codeOrNull(40),
      degree: column.codeOrNull(40),
      organisationId: column.refOrNull,
    },
    at('persons'),
  );
  Account.init(
    {
      id: column.id,
      state: column.code(20),
      username: column.code(64),
      passwordHash: column.code(255),
      passwordChangedAt: column.instant,
      mustChangePassword: column.flag,
      personId: column.ref,
      registeredName: column.nameOrNull(100),
      organisationId: column.refOrNull,
      email: column.codeOrNull(200),
      phoneCipher: column.secretOrNull,
      locale: { ...column.code(10), defaultValue: 'zh-CN' },
      createdAt: column.instant,
      version: column.version,
    },
    at('accounts'),
  );
  Desk.init(
    {
      id: column.id,
      accountId: column.ref,
      role: column.code(30),
      organisationId: column.refOrNull,
      callId: column.refOrNull,
      startsAt: column.instant,
      endsAt: column.instantOrNull,
    },
    at('desks'),
  );
  OldPassword.init(
    { id: column.id, accountId: column.ref, passwordHash: column.code(255), changedAt: column.instant },
    at('old_passwords'),
  );
  ResetCode.init(
    {
      id: column.id,
      accountId: column.ref,
      codeHash: column.code(64),
      issuedBy: column.refOrNull,
      issuedAt: column.instant,
      expiresAt: column.instant,
      usedAt: column.instantOrNull,
    },
    at('reset_codes'),
  );
  Session.init(
    {
      sid: { ...column.code(64), primaryKey: true },
      accountId: column.refOrNull,
      content: { ...column.text, allowNull: false },
      createdAt: column.instant,
      touchedAt: column.instant,
      expiresAt: column.instant,
    },
    at('sessions'),
  );
  SignInAttempt.init(
    {
      key: { ...column.code(128), primaryKey: true, field: 'attempt_key' },
      failures: column.integer,
      lastAt: column.instant,
      blockedUntil: column.instantOrNull,
    },
    at('sign_in_attempts'),
  );
  Sanction.init(
    {
      id: column.id,
      state: column.code(20),
      kind: column.code(20),
      personId: column.refOrNull,
      uscc: column.codeOrNull(18),
      startsOn: column.day,
      endsOn: column.dayOrNull,
      source: column.name(300),
      version: column.version,
    },
    at('sanctions'),
  );
}
