// The pages of this family: addresses, and where they stand in the menus.
import type { PageEntry } from '../../shell/pageEntry.ts';

export const pages: readonly PageEntry[] = [
  { path: '/verify', load: () => import('./Verify.tsx'), isPublic: true },
  { path: '/verify/:code', load: () => import('./Verify.tsx'), isPublic: true },
  {
    path: '/award-documents',
    load: () => import('./Documents.tsx'),
    menu: {
      label: 'issuance:menu.documents',
      order: 50,
      desks: ['officeClerk', 'programmeOfficer', 'leader', 'supervisor'],
    },
  },
  { path: '/award-documents/:id', load: () => import('./Document.tsx') },
];
