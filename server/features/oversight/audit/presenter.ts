// An audit row as it leaves: who, what, which record, before and after. Texts, scores and secrets were never written.
import { Account, Organisation } from '../../../../db/models/identity.ts';
import type { AuditEvent } from '../../../../db/models/oversight.ts';

export async function presentAudit(rows: readonly AuditEvent[], sealedTo: number) {
  const accounts = await Account.findAll({
    where: { id: [...new Set(rows.flatMap((row) => row.accountId ?? []))] },
    include: ['person'],
  });
  const organisations = await Organisation.findAll({
    where: { id: [...new Set(rows.flatMap((row) => row.organisationId ?? []))] },
  });
  const people = new Map(
    accounts.map((each) => [each.id, { username: each.username, name: each.person?.name ?? '' }]),
  );
  const names = new Map(organisations.map((each) => [each.id, each.name]));
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    act: row.act,
    person: row.accountId === null ? null : (people.get(row.accountId) ?? null),
    role: row.role,
    organisation: row.organisationId === null ? null : (names.get(row.organisationId) ?? null),
    recordType: row.recordType,
    recordId: row.recordId,
    fromState: row.fromState,
    toState: row.toState,
    before: row.before,
    after: row.after,
    reason: row.reason,
    ip: row.ip,
    requestId: row.requestId,
    isSealed: row.id <= sealedTo,
  }));
}
