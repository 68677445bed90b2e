// The pages of this family: addresses, and where they stand in the menus.
import type { PageEntry } from '../../shell/pageEntry.ts';

export const pages: readonly PageEntry[] = [
  { path: '/public/publicity', load: () => import('./PublicLists.tsx'), isPublic: true },
  { path: '/public/publicity/:code', load: () => import('./PublicList.tsx'), isPublic: true },
  { path: '/public/publicity/:code/objection', load: () => import('./ObjectionForm.tsx'), isPublic: true },
  {
    path: '/decisions',
    load: () => import('./Decisions.tsx'),
    menu: { label: 'award:menu.decisions', order: 40, desks: ['programmeOfficer', 'leader', 'supervisor'] },
  },
  { path: '/decisions/:id', load: () => import('./Decision.tsx') },
  {
    path: '/objections',
    load: () => import('./Objections.tsx'),
    menu: { label: 'award:menu.objections', order: 45, desks: ['programmeOfficer', 'leader', 'supervisor'] },
  },
  { path: '/objections/:id', load: () => import('./Objection.tsx') },
  {
    path: '/awards',
    load: () => import('./Awards.tsx'),
    menu: {
      label: 'award:menu.awards',
      order: 55,
      desks: [
        'applicant',
        'hostOfficer',
        'hostFinance',
        'programmeOfficer',
        'officeClerk',
        'bureauFinance',
        'leader',
        'supervisor',
      ],
    },
  },
  { path: '/awards/:id', load: () => import('./Award.tsx') },
];
