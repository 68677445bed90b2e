// Every feature's routes, in the order of a grant's life. A family adds its line here.
import type { Router } from 'express';
import type { Config } from '../config.ts';
import { draftRoutes } from './application/draft/routes.ts';
import { endorsementRoutes } from './application/endorsement/routes.ts';
import { filesRoutes } from './application/files/routes.ts';
import { formalCheckRoutes } from './application/formalCheck/routes.ts';
import { recordRoutes } from './application/record/routes.ts';
import { submissionRoutes } from './application/submission/routes.ts';
import { awardRoutes } from './award/awards/routes.ts';
import { decisionRoutes } from './award/decision/routes.ts';
import { objectionRoutes } from './award/objection/routes.ts';
import { publicityRoutes } from './award/publicity/routes.ts';
import { callRoutes } from './call/calls/routes.ts';
import { programmeRoutes } from './call/programmes/routes.ts';
import { accountRoutes } from './identity/accounts/routes.ts';
import { deskRoutes } from './identity/desks/routes.ts';
import { organisationRoutes } from './identity/organisations/routes.ts';
import { passwordRoutes } from './identity/password/routes.ts';
import { personRoutes } from './identity/persons/routes.ts';
import { sessionRoutes } from './identity/session/routes.ts';
import { todoRoutes } from './identity/todo/routes.ts';
import { documentRoutes } from './issuance/documents/routes.ts';
import { verificationRoutes } from './issuance/verification/routes.ts';
import { auditRoutes } from './oversight/audit/routes.ts';
import { holidayRoutes } from './platform/holidays/routes.ts';
import { noticeRoutes } from './platform/notices/routes.ts';
import { sanctionRoutes } from './platform/sanctions/routes.ts';
import { assignmentRoutes } from './review/assignment/routes.ts';
import { expertRoutes } from './review/experts/routes.ts';
import { feedbackRoutes } from './review/feedback/routes.ts';
import { reviewRoutes } from './review/reviewForm/routes.ts';
import { roundRoutes } from './review/round/routes.ts';

export function featureRoutes(config: Config): Router[] {
  return [
    sessionRoutes(config),
    accountRoutes(),
    passwordRoutes(config),
    deskRoutes(),
    organisationRoutes(),
    personRoutes(),
    todoRoutes(),
    programmeRoutes(),
    callRoutes(),
    draftRoutes(),
    filesRoutes(),
    submissionRoutes(),
    recordRoutes(),
    endorsementRoutes(),
    formalCheckRoutes(),
    expertRoutes(),
    roundRoutes(),
    assignmentRoutes(),
    reviewRoutes(),
    feedbackRoutes(),
    decisionRoutes(),
    publicityRoutes(config),
    objectionRoutes(),
    awardRoutes(),
    documentRoutes(config),
    verificationRoutes(),
    auditRoutes(),
    noticeRoutes(),
    holidayRoutes(),
    sanctionRoutes(),
  ];
}
