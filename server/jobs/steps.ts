// The steps of every tick, in order: first what changes records by date, then what was ordered by commits, then care.
import { forgetOldSessions } from './forgetOldSessions.ts';
import { makeDocuments } from './makeDocuments.ts';
import { sendMails } from './sendMails.ts';
import type { Step } from './tick.ts';
import { concludeEndedPublicity } from '../features/award/index.ts';
import { sealAudit } from '../core/auditSeal.ts';

export const steps: readonly Step[] = [
  { name: 'concludePublicity', run: ({ clock }) => concludeEndedPublicity(clock) },
  { name: 'makeDocuments', run: makeDocuments },
  { name: 'sendMails', run: sendMails },
  { name: 'sealAudit', run: ({ now }) => sealAudit(now) },
  { name: 'forgetOldSessions', run: forgetOldSessions },
];
