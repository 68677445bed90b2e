// The pages of this family: addresses, and where they stand in the menus.
import type { PageEntry } from '../../shell/pageEntry.ts';

export const pages: readonly PageEntry[] = [
  { path: '/sign-in', load: () => import('./SignIn.tsx'), isPublic: true },
  { path: '/register', load: () => import('./Register.tsx'), isPublic: true },
  { path: '/reset-password', load: () => import('./ResetPassword.tsx'), isPublic: true },
  { path: '/account/password', load: () => import('./ChangePassword.tsx') },
  {
    path: '/accounts',
    load: () => import('./Accounts.tsx'),
    menu: {
      label: 'identity:menu.people',
      order: 60,
      desks: ['hostOfficer', 'systemAdmin', 'securityAdmin'],
    },
  },
  { path: '/accounts/:id', load: () => import('./Account.tsx') },
  {
    path: '/organisations',
    load: () => import('./Organisations.tsx'),
    menu: {
      label: 'identity:menu.organisations',
      order: 61,
      desks: ['systemAdmin', 'securityAdmin', 'programmeOfficer'],
    },
  },
];
