// The pages of this family: addresses, and where they stand in the menus.
import type { PageEntry } from '../../shell/pageEntry.ts';

export const pages: readonly PageEntry[] = [
  { path: '/applications/:id/endorsement', load: () => import('./Endorse.tsx') },
  { path: '/applications/:id/formal-check', load: () => import('./FormalCheck.tsx') },
];
