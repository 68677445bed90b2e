// Finds audit rows for the audit administrator, newest first.
import { Op, type WhereOptions } from 'sequelize';
import type { z } from 'zod';
import { Account } from '../../../../db/models/identity.ts';
import { AuditEvent, AuditSeal } from '../../../../db/models/oversight.ts';
import { keysetPage } from '../../../core/keyset.ts';
import { deadlineAfter, startOfDay } from '../../../domain/calendar.ts';
import { normaliseKey } from '../../../domain/text.ts';
import type { auditContract } from './contract.ts';
import { presentAudit } from './presenter.ts';

type Search = z.output<(typeof auditContract)['audit.list']['query']>;

export async function list(search: Search) {
  const where = await conditionsOf(search);
  const page = await keysetPage(AuditEvent, { where }, { by: 'id', direction: 'DESC' }, search);
  const sealedTo = Number((await AuditSeal.max('toId')) ?? 0);
  return { ...page, items: await presentAudit(page.items, sealedTo) };
}

async function conditionsOf(search: Search): Promise<WhereOptions> {
  const { username, act, recordType, recordId, fromDay, toDay } = search;
  const parts: WhereOptions[] = [];
  if (username !== undefined) {
    const account = await Account.findOne({
      where: { username: normaliseKey(username) },
      attributes: ['id'],
    });
    parts.push({ accountId: account?.id ?? -1 });
  }
  if (act !== undefined) parts.push({ act });
  if (recordType !== undefined) parts.push({ recordType });
  if (recordId !== undefined) parts.push({ recordId });
  if (fromDay !== undefined) parts.push({ at: { [Op.gte]: startOfDay(fromDay) } });
  if (toDay !== undefined) parts.push({ at: { [Op.lt]: deadlineAfter(toDay) } });
  return { [Op.and]: parts };
}
