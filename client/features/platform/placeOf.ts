// Where a record is worked on: the address of its page, for links from the to-do list and from notices.
import type { RecordType, Role } from '../../../server/domain/terms.ts';

export interface Named {
  readonly record: RecordType;
  readonly id: number | null;
  readonly state?: string;
  readonly detail?: string | null;
  readonly call?: { readonly id: number } | null;
}

/** Null where this desk has no page for it. */
export function placeOf({ record, id, state, detail, call }: Named, role: Role | null): string | null {
  if (id === null) return call === null || call === undefined ? null : `/calls/${call.id}`;
  switch (record) {
    case 'account':
      return role === 'applicant' ? null : `/accounts/${id}`;
    case 'call':
      return `/calls/${id}`;
    case 'application':
      if (state === 'withHost' || state === 'withRecommender') return `/applications/${id}/endorsement`;
      if (state === 'inCheck') return `/applications/${id}/formal-check`;
      return `/applications/${id}`;
    case 'round':
      return `/rounds/${id}`;
    case 'assignment':
      return detail ? `/reviews/${detail}` : '/reviews';
    case 'decisionList':
      return `/decisions/${id}`;
    case 'objection':
      return `/objections/${id}`;
    case 'awardDocument':
      return `/award-documents/${id}`;
    case 'award':
      return `/awards/${id}`;
    case 'sanction':
      return '/sanctions';
  }
}
