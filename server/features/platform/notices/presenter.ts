// A notice as its sentence, in the reader's language.
import type { z } from 'zod';
import type { OutboxMessage } from '../../../../db/models/oversight.ts';
import type { Locale } from '../../../domain/terms.ts';
import { sentence } from '../../../domain/words/index.ts';
import type { noticeView } from './contract.ts';

export function presentNotice(notice: OutboxMessage, locale: Locale): z.input<typeof noticeView> {
  return {
    id: notice.id,
    at: notice.createdAt.toISOString(),
    template: notice.template,
    sentence: sentence(locale, `notices.${notice.template}`, notice.params),
    record: { type: notice.recordType, id: notice.recordId },
    readAt: notice.readAt?.toISOString() ?? null,
  };
}
