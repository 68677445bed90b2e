// What anybody learns of an award: what stands on its notice.
import type { z } from 'zod';
import type { Award } from '../../../../db/models/award.ts';
import { dayOf } from '../../../domain/calendar.ts';
import type { verificationView } from './contract.ts';

export function presentVerification(award: Award | null): z.input<typeof verificationView> {
  return {
    status: award === null ? 'unknown' : award.state === 'revoked' ? 'revoked' : 'valid',
    noticeNumber: award?.noticeNumber ?? null,
    projectNumber: award?.projectNumber ?? null,
    projectName: award?.application?.title ?? null,
    amountFen: award?.amountFen ?? null,
    signedOn: award?.document?.signedOn ?? null,
    revokedOn: award?.revokedAt ? dayOf(award.revokedAt) : null,
  };
}
