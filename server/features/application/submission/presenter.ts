// What the applicant gets: the list of what is lacking, and the receipt.
import type { z } from 'zod';
import type { Application } from '../../../../db/models/application.ts';
import { presentViolation } from '../../presenting.ts';
import type { Assessment } from './assessment.ts';
import type { completenessView, receiptView, withdrawnView } from './contract.ts';
import type { Receipt } from './service.ts';

export function presentCompleteness({ items, rules }: Assessment): z.input<typeof completenessView> {
  return {
    items: items.map((each) => ({ ...presentViolation(each), severity: each.severity })),
    rules: rules.map(({ rule, verdict, counted, params }) => ({
      rule,
      verdict,
      counted: [...counted],
      params: presentViolation({ code: rule, path: [], params }).params,
    })),
  };
}

export function presentReceipt({ application, revision }: Receipt): z.input<typeof receiptView> {
  return {
    id: application.id,
    version: application.version,
    state: application.state,
    receiptNumber: application.receiptNumber ?? '',
    submittedAt: revision.frozenAt.toISOString(),
    dueAt: application.dueAt?.toISOString() ?? null,
    revision: { number: revision.number, code: revision.code, sha256: revision.sha256 },
  };
}

export function presentWithdrawn({ id, version, state }: Application): z.input<typeof withdrawnView> {
  return { id, version, state };
}
