// Every contract the browser may speak, as one object keyed by endpoint id. A feature adds its line here.
import './zodWithoutEval.ts';
import type { z } from 'zod';
import type { Endpoint } from '../server/contract.ts';
import { draftContract } from '../server/features/application/draft/contract.ts';
import { endorsementContract } from '../server/features/application/endorsement/contract.ts';
import { formalCheckContract } from '../server/features/application/formalCheck/contract.ts';
import { awardContract } from '../server/features/award/awards/contract.ts';
import { decisionContract } from '../server/features/award/decision/contract.ts';
import { objectionContract } from '../server/features/award/objection/contract.ts';
import { publicityContract } from '../server/features/award/publicity/contract.ts';
import { callContract } from '../server/features/call/calls/contract.ts';
import { programmeContract } from '../server/features/call/programmes/contract.ts';
import { sessionContract } from '../server/features/identity/session/contract.ts';
import { documentContract } from '../server/features/issuance/documents/contract.ts';
import { verificationContract } from '../server/features/issuance/verification/contract.ts';
import { auditContract } from '../server/features/oversight/audit/contract.ts';

export const contracts = {
  ...sessionContract,
  ...programmeContract,
  ...callContract,
  ...draftContract,
  ...endorsementContract,
  ...formalCheckContract,
  ...decisionContract,
  ...publicityContract,
  ...objectionContract,
  ...awardContract,
  ...documentContract,
  ...verificationContract,
  ...auditContract,
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
