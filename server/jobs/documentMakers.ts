// Who makes which document: one line for each template that an act orders with `orderDocument`.
import type { OutboxMessage } from '../../db/models/oversight.ts';
import { makeAwardDocument, makeAwardNotice } from '../features/issuance/index.ts';
import type { Moment } from './tick.ts';

/** Makes and stores the document of a record. It may be called again for the same order: the result must be the same. */
export type DocumentMaker = (
  order: Pick<OutboxMessage, 'recordType' | 'recordId' | 'params' | 'bucket'>,
  moment: Moment,
) => Promise<unknown>;

export const documentMakers: Readonly<Record<string, DocumentMaker>> = {
  'award.document': makeAwardDocument,
  'award.notice': makeAwardNotice,
};
