// The pages of this family: addresses, and where they stand in the menus.
import type { PageEntry } from '../../shell/pageEntry.ts';

export const pages: readonly PageEntry[] = [
  { path: '/public/calls', load: () => import('./PublicCalls.tsx'), isPublic: true },
  { path: '/public/calls/:id', load: () => import('./PublicCall.tsx'), isPublic: true },
  {
    path: '/calls',
    load: () => import('./Calls.tsx'),
    menu: { label: 'call:menu.calls', order: 10, desks: ['programmeOfficer', 'agencyOfficer'] },
  },
  { path: '/calls/:id', load: () => import('./CallDesk.tsx') },
];
