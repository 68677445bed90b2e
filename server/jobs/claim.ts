// Takes what waits in the outbox, each message by one process at a time, and keeps the outcome: done, later, or given up.
import { Op } from 'sequelize';
import { OutboxMessage } from '../../db/models/oversight.ts';

/** Longer than any document or mail takes; after a crash the message is taken again. */
const CLAIM_MS = 5 * 60_000;
const ATTEMPTS = 8;
const FIRST_DELAY_MS = 10_000;

/** Hands each waiting message of a kind to `work`, at most `limit` of them. @returns how many succeeded */
export async function eachWaiting(
  kind: OutboxMessage['kind'],
  now: Date,
  limit: number,
  work: (message: OutboxMessage) => Promise<unknown>,
): Promise<number> {
  const free = { [Op.or]: [{ [Op.is]: null }, { [Op.lte]: now }] };
  const messages = await OutboxMessage.findAll({
    where: { kind, status: 'waiting', availableAt: { [Op.lte]: now }, claimedUntil: free },
    order: [['id', 'ASC']],
    limit,
  });
  let done = 0;
  for (const message of messages) {
    // The database decides who has it: only one update finds it free.
    const [claimed] = await OutboxMessage.update(
      { claimedUntil: new Date(now.getTime() + CLAIM_MS), attempts: message.attempts + 1 },
      {
        where: { id: message.id, status: 'waiting', attempts: message.attempts, claimedUntil: free },
      },
    );
    if (claimed === 1 && (await carryOut(message, now, work))) done += 1;
  }
  return done;
}

async function carryOut(
  message: OutboxMessage,
  now: Date,
  work: (message: OutboxMessage) => Promise<unknown>,
): Promise<boolean> {
  const { id } = message;
  try {
    await work(message);
    await OutboxMessage.update(
      {
        status: 'done',
        doneAt: now,
        claimedUntil: null,
        lastError: null,
        // A link with a secret in it is nothing to keep once it is sent.
        ...('sealed' in message.params && { params: {} }),
      },
      { where: { id } },
    );
    return true;
  } catch (error) {
    const attempts = message.attempts + 1;
    await OutboxMessage.update(
      {
        status: attempts >= ATTEMPTS ? 'failed' : 'waiting',
        availableAt: new Date(now.getTime() + FIRST_DELAY_MS * 2 ** (attempts - 1)),
        claimedUntil: null,
        lastError: error instanceof Error ? error.message : String(error),
      },
      { where: { id } },
    );
    return false;
  }
}
