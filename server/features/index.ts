// Every feature's routes, in the order of a grant's life. A family adds its line here.
import type { Router } from 'express';
import type { Config } from '../config.ts';
import { draftRoutes } from './application/draft/routes.ts';
import { endorsementRoutes } from './application/endorsement/routes.ts';
import { formalCheckRoutes } from './application/formalCheck/routes.ts';
import { awardRoutes } from './award/awards/routes.ts';
import { decisionRoutes } from './award/decision/routes.ts';
import { objectionRoutes } from './award/objection/routes.ts';
import { publicityRoutes } from './award/publicity/routes.ts';
import { callRoutes } from './call/calls/routes.ts';
import { programmeRoutes } from './call/programmes/routes.ts';
import { sessionRoutes } from './identity/session/routes.ts';
import { documentRoutes } from './issuance/documents/routes.ts';
import { verificationRoutes } from './issuance/verification/routes.ts';
import { auditRoutes } from './oversight/audit/routes.ts';

export function featureRoutes(config: Config): Router[] {
  return [
    sessionRoutes(config),
    programmeRoutes(),
    callRoutes(),
    draftRoutes(),
    endorsementRoutes(),
    formalCheckRoutes(),
    decisionRoutes(),
    publicityRoutes(config),
    objectionRoutes(),
    awardRoutes(),
    documentRoutes(config),
    verificationRoutes(),
    auditRoutes(),
  ];
}
