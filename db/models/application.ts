// An application, its sections while it is written, its frozen revisions, and what host, recommender and checkers said.
import {
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';
import type { RefusalReason, StateOf } from '../../server/domain/terms.ts';
import type { Call } from './call.ts';
import { column } from './columns.ts';
import type { Account, Organisation, Person } from './identity.ts';

export class Application extends Model<InferAttributes<Application>, InferCreationAttributes<Application>> {
  declare id: CreationOptional<number>;
  declare state: StateOf<'application'>;
  declare callId: number;
  declare leadAccountId: number;
  declare leadPersonId: number;
  declare hostOrganisationId: number;
  /** Copies from the answers, for lists and rules. */
  declare title: string;
  declare requestedFen: CreationOptional<number | null>;
  declare directionCode: CreationOptional<string | null>;
  /** 受理号: given at the first submit, kept when submitted again. */
  declare receiptNumber: CreationOptional<string | null>;
  declare submittedAt: CreationOptional<Date | null>;
  /** The frozen revision that host, checkers and experts judge. */
  declare revisionId: CreationOptional<number | null>;
  /** How often the formal check has sent it back; the regulations allow once. */
  declare corrections: CreationOptional<number>;
  /** Until when the one who has it should act. */
  declare dueAt: CreationOptional<Date | null>;
  /** Since when it has been where it is. */
  declare stateSince: Date;
  /** The one draft of an account for a call: '<call>:<account>' while not submitted and not withdrawn, else null. */
  declare draftKey: CreationOptional<string | null>;
  /** One submitted application a person and call: '<call>:<person>' from submit on (L1), null again when withdrawn or refused. */
  declare limitKey: CreationOptional<string | null>;
  declare createdAt: Date;
  declare version: CreationOptional<number>;
  declare call?: Call;
  declare lead?: Person;
  declare leadAccount?: Account;
  declare host?: Organisation;
  declare revision?: Revision | null;
  declare people?: ApplicationPerson[];
  declare units?: ApplicationUnit[];
}

/** One section of the form as it is being written; saved and versioned by itself. */
export class Section extends Model<InferAttributes<Section>, InferCreationAttributes<Section>> {
  declare id: CreationOptional<number>;
  declare applicationId: number;
  declare key: string;
  /** Identity numbers are never in here: a person is {personId, idMasked, …}. */
  declare answers: Record<string, unknown>;
  declare savedAt: Date;
  declare savedBy: number;
  declare version: CreationOptional<number>;
}

/** What was submitted, frozen: answers, files with their hashes, and the hash of it all. Append-only. */
export class Revision extends Model<InferAttributes<Revision>, InferCreationAttributes<Revision>> {
  declare id: CreationOptional<number>;
  declare applicationId: number;
  declare number: number;
  /** Printed on every page of a paper version; a scan is matched by it. */
  declare code: string;
  declare answers: Record<string, Record<string, unknown>>;
  declare files: FrozenFile[];
  declare eligibility: unknown;
  declare sha256: string;
  declare frozenAt: Date;
  declare frozenBy: number;
}

export interface FrozenFile {
  readonly fileId: number;
  readonly slot: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** The people of an application as rows, for limits and conflicts. */
export class ApplicationPerson extends Model<
  InferAttributes<ApplicationPerson>,
  InferCreationAttributes<ApplicationPerson>
> {
  declare id: CreationOptional<number>;
  declare applicationId: number;
  declare personId: number;
  declare part: 'lead' | 'member' | 'avoided';
  declare name: string;
  declare uscc: CreationOptional<string | null>;
}

/** The units of an application: the host and up to two partners. */
export class ApplicationUnit extends Model<
  InferAttributes<ApplicationUnit>,
  InferCreationAttributes<ApplicationUnit>
> {
  declare id: CreationOptional<number>;
  declare applicationId: number;
  declare part: 'host' | 'partner' | 'member' | 'avoided';
  declare uscc: string;
  declare name: string;
}

/** What an officer wrote when endorsing, returning, recommending or refusing a revision. Append-only. */
export class Opinion extends Model<InferAttributes<Opinion>, InferCreationAttributes<Opinion>> {
  declare id: CreationOptional<number>;
  declare applicationId: number;
  declare revisionId: number;
  declare act: string;
  declare text: string;
  declare reasonCode: CreationOptional<RefusalReason | null>;
  declare accountId: number;
  declare writtenAt: Date;
  declare account?: Account;
}

/** One item of the formal check of one revision. */
export class CheckItem extends Model<InferAttributes<CheckItem>, InferCreationAttributes<CheckItem>> {
  declare id: CreationOptional<number>;
  declare applicationId: number;
  declare revisionId: number;
  declare key: string;
  declare automatic: 'pass' | 'fail' | 'unknown';
  declare params: Record<string, unknown>;
  declare verdict: CreationOptional<'pass' | 'fail' | null>;
  declare note: CreationOptional<string | null>;
  declare accountId: CreationOptional<number | null>;
}

/** A stored file: random storage key, hash, what it is and what was found in it. The bytes are in core/storage.ts. */
export class StoredFile extends Model<InferAttributes<StoredFile>, InferCreationAttributes<StoredFile>> {
  declare id: CreationOptional<number>;
  declare storageKey: string;
  declare name: string;
  declare size: number;
  declare sha256: string;
  declare mediaType: string;
  /** What it belongs to; null: not yet attached, swept after a day. */
  declare recordType: CreationOptional<string | null>;
  declare recordId: CreationOptional<number | null>;
  /** 'body', 'attachment.<key>', 'award.notice', 'objection' … */
  declare slot: string;
  declare facts: CreationOptional<FileFacts | null>;
  declare extractedText: CreationOptional<string | null>;
  declare uploadedBy: CreationOptional<number | null>;
  declare createdAt: Date;
  declare removedAt: CreationOptional<Date | null>;
}

/** What the check of a PDF found. */
export interface FileFacts {
  readonly pages: number;
  readonly allA4: boolean;
  readonly fontsEmbedded: boolean;
  readonly hasText: boolean;
  readonly namesFound: readonly string[];
}

export function defineApplication(sequelize: Sequelize): void {
  const at = (tableName: string) => ({ sequelize, tableName, underscored: true, timestamps: false });
  Application.init(
    {
      id: column.id,
      state: column.code(20),
      callId: column.ref,
      leadAccountId: column.ref,
      leadPersonId: column.ref,
      hostOrganisationId: column.ref,
      title: column.name(),
      requestedFen: column.fen('requestedFen', true),
      directionCode: column.codeOrNull(40),
      receiptNumber: column.codeOrNull(40),
      submittedAt: column.instantOrNull,
      revisionId: column.refOrNull,
      corrections: { ...column.integer, defaultValue: 0 },
      dueAt: column.instantOrNull,
      stateSince: column.instant,
      draftKey: column.codeOrNull(60),
      limitKey: column.codeOrNull(60),
      createdAt: column.instant,
      version: column.version,
    },
    at('applications'),
  );
  Section.init(
    {
      id: column.id,
      applicationId: column.ref,
      key: { ...column.code(40), field: 'section_key' },
      answers: column.json('answers'),
      savedAt: column.instant,
      savedBy: column.ref,
      version: column.version,
    },
    at('sections'),
  );
  Revision.init(
    {
      id: column.id,
      applicationId: column.ref,
      number: column.integer,
      code: column.code(20),
      answers: column.json('answers'),
      files: column.json('files'),
      eligibility: column.json('eligibility', true),
      sha256: column.code(64),
      frozenAt: column.instant,
      frozenBy: column.ref,
    },
    at('revisions'),
  );
  ApplicationPerson.init(
    {
      id: column.id,
      applicationId: column.ref,
      personId: column.ref,
      part: column.code(10),
      name: column.name(100),
      uscc: column.codeOrNull(18),
    },
    at('application_persons'),
  );
  ApplicationUnit.init(
    {
      id: column.id,
      applicationId: column.ref,
      part: column.code(10),
      uscc: column.code(18),
      name: column.name(),
    },
    at('application_units'),
  );
  Opinion.init(
    {
      id: column.id,
      applicationId: column.ref,
      revisionId: column.ref,
      act: column.code(40),
      text: { ...column.text, allowNull: false },
      reasonCode: column.codeOrNull(30),
      accountId: column.ref,
      writtenAt: column.instant,
    },
    at('opinions'),
  );
  CheckItem.init(
    {
      id: column.id,
      applicationId: column.ref,
      revisionId: column.ref,
      key: { ...column.code(40), field: 'item_key' },
      automatic: column.code(10),
      params: column.json('params'),
      verdict: column.codeOrNull(10),
      note: column.text,
      accountId: column.refOrNull,
    },
    at('check_items'),
  );
  StoredFile.init(
    {
      id: column.id,
      storageKey: column.code(80),
      name: column.name(255),
      size: column.integer,
      sha256: column.code(64),
      mediaType: column.code(100),
      recordType: column.codeOrNull(30),
      recordId: column.refOrNull,
      slot: column.code(60),
      facts: column.json('facts', true),
      extractedText: column.text,
      uploadedBy: column.refOrNull,
      createdAt: column.instant,
      removedAt: column.instantOrNull,
    },
    at('stored_files'),
  );
}
