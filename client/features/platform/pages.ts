// The pages of this family: addresses, and where they stand in the menus.
import { ROLES } from '../../../server/domain/terms.ts';
import type { PageEntry } from '../../shell/pageEntry.ts';

export const pages: readonly PageEntry[] = [
  { path: '/', load: () => import('./Todo.tsx'), menu: { label: 'shell:todo', order: 0, desks: ROLES } },
  { path: '/notices', load: () => import('./Notices.tsx') },
  {
    path: '/holidays',
    load: () => import('./Holidays.tsx'),
    menu: { label: 'platform:menu.holidays', order: 70, desks: ['systemAdmin', 'programmeOfficer'] },
  },
  {
    path: '/sanctions',
    load: () => import('./Sanctions.tsx'),
    menu: { label: 'platform:menu.sanctions', order: 65, desks: ['programmeOfficer', 'supervisor'] },
  },
];
