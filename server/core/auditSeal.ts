// Seals the audit: batches of committed rows, each with a keyed hash over its rows and the seal before it. Whoever
// changes, removes or slips in a row afterwards breaks a seal, and without the deployment's secret cannot make it anew.
// What is younger than SETTLED_MS is not sealed yet; the tail is at most a few seconds longer than that.
import { createHash } from 'node:crypto';
import { Op, Transaction } from 'sequelize';
import { isUniqueViolation } from '../../db/connection.ts';
import { AuditEvent, AuditSeal } from '../../db/models/oversight.ts';
import { database } from './database.ts';
import { lookupKey } from './secrets.ts';

/** Rows this old are given to a seal; an act takes milliseconds. */
const SETTLED_MS = 10_000;
const ROWS_IN_A_SEAL = 1_000;
const NOTHING_BEFORE = '0'.repeat(64);

/** @returns how many rows were sealed */
export async function sealAudit(at: Date): Promise<number> {
  let sealed = 0;
  for (;;) {
    const rows = await sealNext(at);
    if (rows === null) return sealed;
    sealed += rows;
    if (rows < ROWS_IN_A_SEAL) return sealed;
  }
}

/** One batch, or null when there is nothing or another process was faster. */
async function sealNext(at: Date): Promise<number | null> {
  const last = await AuditSeal.findOne({ order: [['id', 'DESC']] });
  const after = last?.toId ?? 0;
  const waiting = await AuditEvent.findOne({ where: { id: { [Op.gt]: after } }, order: [['id', 'ASC']] });
  if (!waiting || !isSettled(waiting, at)) return null;
  try {
    return await database().transaction(async () => {
      // A locking read waits for every transaction that has put a row into this range and has not ended: no row can
      // appear below the last one of the seal afterwards. SQLite has one writer, which is now this one.
      const found = await AuditEvent.findAll({
        where: { id: { [Op.gt]: after } },
        order: [['id', 'ASC']],
        limit: ROWS_IN_A_SEAL,
        lock: Transaction.LOCK.SHARE,
      });
      const young = found.findIndex((row) => !isSettled(row, at));
      const rows = young === -1 ? found : found.slice(0, young);
      const end = rows.at(-1);
      if (!end) return null;
      const previousHash = last?.hash ?? NOTHING_BEFORE;
      await AuditSeal.create({
        fromId: after + 1,
        toId: end.id,
        count: rows.length,
        previousHash,
        hash: hashOf(previousHash, after + 1, end.id, rows),
        sealedAt: at,
      });
      return rows.length;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

const isSettled = (row: AuditEvent, at: Date): boolean => row.at.getTime() + SETTLED_MS <= at.getTime();

export interface SealCheck {
  readonly seals: number;
  readonly rows: number;
  /** Rows that no seal holds yet. */
  readonly unsealed: number;
  /** The first seal that does not hold, and why: the chain before it, the number of its rows, or what they say. */
  readonly bad: {
    readonly id: number;
    readonly fromId: number;
    readonly toId: number;
    readonly why: 'chain' | 'count' | 'content';
  } | null;
}

/** Goes through all seals from the first; stops at the first that does not hold. */
export async function verifySeals(): Promise<SealCheck> {
  let [seals, rows, toId, hash] = [0, 0, 0, NOTHING_BEFORE];
  for (let afterSeal = 0; ;) {
    const batch = await AuditSeal.findAll({
      where: { id: { [Op.gt]: afterSeal } },
      order: [['id', 'ASC']],
      limit: 100,
    });
    for (const seal of batch) {
      const why = await whyBad(seal, toId, hash);
      if (why) {
        const bad = { id: seal.id, fromId: seal.fromId, toId: seal.toId, why };
        return { seals, rows, unsealed: await unsealedAfter(seal.toId), bad };
      }
      [seals, rows, toId, hash] = [seals + 1, rows + seal.count, seal.toId, seal.hash];
      afterSeal = seal.id;
    }
    if (batch.length < 100) return { seals, rows, unsealed: await unsealedAfter(toId), bad: null };
  }
}

function unsealedAfter(id: number): Promise<number> {
  return AuditEvent.count({ where: { id: { [Op.gt]: id } } });
}

async function whyBad(
  seal: AuditSeal,
  toId: number,
  hash: string,
): Promise<'chain' | 'count' | 'content' | null> {
  if (seal.fromId !== toId + 1 || seal.previousHash !== hash) return 'chain';
  const rows = await AuditEvent.findAll({
    where: { id: { [Op.between]: [seal.fromId, seal.toId] } },
    order: [['id', 'ASC']],
  });
  if (rows.length !== seal.count) return 'count';
  return hashOf(hash, seal.fromId, seal.toId, rows) === seal.hash ? null : 'content';
}

function hashOf(previous: string, fromId: number, toId: number, rows: readonly AuditEvent[]): string {
  const content = createHash('sha256');
  for (const row of rows) content.update(`${line(row)}\n`);
  return lookupKey('seal', `${previous}:${fromId}:${toId}:${content.digest('hex')}`);
}

/** Every column, in a fixed order. */
function line(row: AuditEvent): string {
  return JSON.stringify([
    row.id,
    row.at.toISOString(),
    row.act,
    row.accountId,
    row.role,
    row.organisationId,
    row.recordType,
    row.recordId,
    row.fromState,
    row.toState,
    row.before,
    row.after,
    row.reason,
    row.ip,
    row.requestId,
  ]);
}
