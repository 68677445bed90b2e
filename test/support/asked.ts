// What every test of an act looks at afterwards: its audit row and the notices it sent.
import { AuditEvent, OutboxMessage } from '../../db/models/oversight.ts';
import type { Act } from '../../server/domain/acts.ts';
import type { RecordType } from '../../server/domain/terms.ts';

export async function auditOf(act: Act, type: RecordType, id: number): Promise<AuditEvent[]> {
  return AuditEvent.findAll({ where: { act, recordType: type, recordId: id }, order: [['id', 'ASC']] });
}

/** Templates of the notices on an account's desk, oldest first. */
export async function noticesTo(accountId: number): Promise<string[]> {
  const rows = await OutboxMessage.findAll({
    where: { kind: 'notice', recipient: String(accountId) },
    order: [['id', 'ASC']],
  });
  return rows.map((each) => each.template);
}
