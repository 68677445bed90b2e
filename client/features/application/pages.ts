// The pages of this family: addresses, and where they stand in the menus.
import type { PageEntry } from '../../shell/pageEntry.ts';

export const pages: readonly PageEntry[] = [
  {
    path: '/applications',
    load: () => import('./MyApplications.tsx'),
    menu: { label: 'application:menu.mine', order: 10, desks: ['applicant'] },
  },
  {
    path: '/applications/desk',
    load: () => import('./DeskApplications.tsx'),
    menu: {
      label: 'application:menu.desk',
      order: 20,
      desks: [
        'hostOfficer',
        'hostFinance',
        'recommender',
        'programmeOfficer',
        'agencyOfficer',
        'bureauFinance',
        'officeClerk',
        'leader',
        'supervisor',
      ],
    },
  },
  { path: '/applications/:id', load: () => import('./Record.tsx') },
  { path: '/applications/:id/edit', load: () => import('./Editor.tsx') },
  { path: '/applications/:id/submitted', load: () => import('./Submitted.tsx') },
  { path: '/applications/:id/endorsement', load: () => import('./Endorse.tsx') },
  { path: '/applications/:id/formal-check', load: () => import('./FormalCheck.tsx') },
];
