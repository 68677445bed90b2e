// The pages of this family: addresses, and where they stand in the menus.
import type { PageEntry } from '../../shell/pageEntry.ts';

export const pages: readonly PageEntry[] = [
  {
    path: '/audit',
    load: () => import('./AuditSearch.tsx'),
    menu: { label: 'oversight:menu.audit', order: 10, desks: ['auditAdmin'] },
  },
];
