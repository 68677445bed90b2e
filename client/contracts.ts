// Every contract the browser may speak, as one object keyed by endpoint id. A feature adds its line here.
import './zodWithoutEval.ts';
import type { z } from 'zod';
import type { Endpoint } from '../server/contract.ts';
import { draftContract } from '../server/features/application/draft/contract.ts';
import { filesContract } from '../server/features/application/files/contract.ts';
import { recordContract } from '../server/features/application/record/contract.ts';
import { submissionContract } from '../server/features/application/submission/contract.ts';
import { endorsementContract } from '../server/features/application/endorsement/contract.ts';
import { formalCheckContract } from '../server/features/application/formalCheck/contract.ts';
import { awardContract } from '../server/features/award/awards/contract.ts';
import { decisionContract } from '../server/features/award/decision/contract.ts';
import { objectionContract } from '../server/features/award/objection/contract.ts';
import { publicityContract } from '../server/features/award/publicity/contract.ts';
import { callContract } from '../server/features/call/calls/contract.ts';
import { programmeContract } from '../server/features/call/programmes/contract.ts';
import { accountContract } from '../server/features/identity/accounts/contract.ts';
import { deskContract } from '../server/features/identity/desks/contract.ts';
import { organisationContract } from '../server/features/identity/organisations/contract.ts';
import { passwordContract } from '../server/features/identity/password/contract.ts';
import { personContract } from '../server/features/identity/persons/contract.ts';
import { sessionContract } from '../server/features/identity/session/contract.ts';
import { todoContract } from '../server/features/identity/todo/contract.ts';
import { documentContract } from '../server/features/issuance/documents/contract.ts';
import { verificationContract } from '../server/features/issuance/verification/contract.ts';
import { auditContract } from '../server/features/oversight/audit/contract.ts';
import { holidayContract } from '../server/features/platform/holidays/contract.ts';
import { noticeContract } from '../server/features/platform/notices/contract.ts';
import { sanctionContract } from '../server/features/platform/sanctions/contract.ts';
import { assignmentContract } from '../server/features/review/assignment/contract.ts';
import { expertContract } from '../server/features/review/experts/contract.ts';
import { feedbackContract } from '../server/features/review/feedback/contract.ts';
import { reviewContract } from '../server/features/review/reviewForm/contract.ts';
import { roundContract } from '../server/features/review/round/contract.ts';

export const contracts = {
  ...sessionContract,
  ...accountContract,
  ...passwordContract,
  ...deskContract,
  ...organisationContract,
  ...personContract,
  ...todoContract,
  ...programmeContract,
  ...callContract,
  ...draftContract,
  ...filesContract,
  ...submissionContract,
  ...recordContract,
  ...endorsementContract,
  ...formalCheckContract,
  ...expertContract,
  ...roundContract,
  ...assignmentContract,
  ...reviewContract,
  ...feedbackContract,
  ...decisionContract,
  ...publicityContract,
  ...objectionContract,
  ...awardContract,
  ...documentContract,
  ...verificationContract,
  ...auditContract,
  ...noticeContract,
  ...holidayContract,
  ...sanctionContract,
} as const satisfies Record<string, Endpoint>;

export type Contracts = typeof contracts;
export type EndpointId = keyof Contracts & string;

type In<Part> = Part extends z.ZodType ? z.input<Part> : never;

/** Ids in a path are text on the wire, but a page holds them as numbers: both may be given. */
type Params<Given> = { readonly [Name in keyof Given]: Given[Name] | number };

/** A part that has nothing required may be left out. */
type Sent<Name extends string, Value> =
  Record<never, never> extends Value
    ? { readonly [N in Name]?: Value | undefined }
    : { readonly [N in Name]: Value };

export type Args<Id extends EndpointId> = Sent<'params', Params<In<Contracts[Id]['params']>>> &
  Sent<'query', In<Contracts[Id]['query']>> &
  Sent<'body', In<Contracts[Id]['body']>>;

export type Answer<Id extends EndpointId> = z.output<Contracts[Id]['answer']>;

/** Arguments may be left out altogether where nothing is required. */
export type ArgsOf<Id extends EndpointId> =
  Record<never, never> extends Args<Id> ? [args?: Args<Id>] : [args: Args<Id>];
