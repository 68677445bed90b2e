// Where the paper of a record stands: stored, still to be made, or failing, and then because of which characters. Read
// from the outbox, which carries the order.
import { OutboxMessage } from '../../../../db/models/oversight.ts';
import type { Paper } from './contract.ts';

export interface PaperOrder {
  readonly paper: Paper;
  readonly problem: { readonly characters: string[] } | null;
}

const NONE: PaperOrder = { paper: 'none', problem: null };

/** How the makers write what no typeface has; the characters follow. */
export const UNPRINTABLE = 'document.unprintable:';

export async function papersOf(
  recordType: 'award' | 'awardDocument',
  records: readonly { id: number; fileId: number | null }[],
): Promise<(id: number) => PaperOrder> {
  const orders = await OutboxMessage.findAll({
    where: { kind: 'document', recordType, recordId: records.map((each) => each.id) },
    order: [['id', 'ASC']],
  });
  const latest = new Map(orders.map((each) => [each.recordId, each]));
  const stored = new Set(records.filter((each) => each.fileId !== null).map((each) => each.id));
  return (id) => {
    if (stored.has(id)) return { paper: 'ready', problem: null };
    const order = latest.get(id);
    if (!order) return NONE;
    const said = order.lastError;
    if (said == null) return { paper: 'making', problem: null };
    const characters = said.startsWith(UNPRINTABLE) ? [...said.slice(UNPRINTABLE.length)] : [];
    return { paper: 'failed', problem: { characters } };
  };
}
