// Makes the documents that acts have ordered, after their commit.
import { documentMakers, type DocumentMaker } from './documentMakers.ts';
import { eachWaiting } from './claim.ts';
import type { Moment } from './tick.ts';

const IN_ONE_TICK = 20;

export function makeDocuments(
  moment: Moment,
  makers: Readonly<Record<string, DocumentMaker>> = documentMakers,
): Promise<number> {
  return eachWaiting('document', moment.now, IN_ONE_TICK, async (order) => {
    const make = makers[order.template];
    if (!make) throw new Error(`nobody makes the document ${order.template}`);
    await make(order, moment);
  });
}
