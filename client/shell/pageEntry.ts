// What a family says of one page: its address, how it is loaded, and in which desks' menus it stands.
import type { ComponentType } from 'react';
import type { ParseKeys } from 'i18next';
import type { Role } from '../../server/domain/terms.ts';

/** Every namespace of the catalogue, for labels that name theirs: `call:menu.calls`. */
export const families = [
  'common',
  'shell',
  'identity',
  'call',
  'application',
  'review',
  'award',
  'issuance',
  'oversight',
  'platform',
] as const;

export type LabelKey = ParseKeys<typeof families>;

export interface PageEntry {
  /** React-router path, from the root: `/applications/:id`. */
  readonly path: string;
  /** `() => import('./Calls.tsx')`; the file's default export is the page. */
  readonly load: () => Promise<{ default: ComponentType }>;
  /** A page that needs no sign-in stands outside the desks' frame. */
  readonly isPublic?: boolean;
  /** Where it stands in the left menu; left out for pages one reaches from another page. */
  readonly menu?: {
    readonly label: LabelKey;
    /** Lower comes first; the to-do list is 0. */
    readonly order: number;
    readonly desks: readonly Role[];
  };
}
