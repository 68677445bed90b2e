// What leaves of an award. No rank, no score, no identity number; the code is on the notice that its readers hold.
import type { z } from 'zod';
import type { Award } from '../../../../db/models/award.ts';
import type { Ability } from '../../../policy/authorize.ts';
import { presentAbility } from '../presenting.ts';
import type { awardItem, awardView } from './contract.ts';
import type { PaperOrder } from './papers.ts';

export function presentAwardItem(award: Award, { paper }: PaperOrder): z.input<typeof awardItem> {
  const { application } = award;
  const programme = application?.call?.rules.programme.name;
  return {
    id: award.id,
    state: award.state,
    projectNumber: award.projectNumber,
    noticeNumber: award.noticeNumber,
    title: application?.title ?? '',
    unit: application?.host?.name ?? '',
    lead: application?.lead?.name ?? '',
    programme: { zh: programme?.zh ?? '', en: programme?.en ?? '' },
    amountFen: award.amountFen,
    notice: paper,
  };
}

export function presentAward(
  award: Award,
  { paper, abilities }: { paper: PaperOrder; abilities: readonly Ability[] },
): z.input<typeof awardView> {
  return {
    ...presentAwardItem(award, paper),
    version: award.version,
    budgetMode: award.budgetMode,
    startsOn: award.startsOn,
    endsOn: award.endsOn,
    dispatchNumber: award.document?.dispatchNumber ?? null,
    signedOn: award.document?.signedOn ?? null,
    verificationCode: award.verificationCode,
    pdfSha256: award.pdfSha256,
    revokedAt: award.revokedAt?.toISOString() ?? null,
    revocationReason: award.revocationReason,
    abilities: abilities.map(presentAbility),
  };
}
