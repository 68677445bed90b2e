// The pages of this family: addresses, and where they stand in the menus.
import type { PageEntry } from '../../shell/pageEntry.ts';

export const pages: readonly PageEntry[] = [
  {
    path: '/reviews',
    load: () => import('./Reviews.tsx'),
    menu: { label: 'review:menu.reviews', order: 10, desks: ['expert'] },
  },
  { path: '/reviews/:code', load: () => import('./Review.tsx') },
  {
    path: '/rounds',
    load: () => import('./Rounds.tsx'),
    menu: { label: 'review:menu.rounds', order: 30, desks: ['programmeOfficer', 'agencyOfficer'] },
  },
  { path: '/rounds/:id', load: () => import('./Round.tsx') },
  { path: '/rounds/:id/ranking', load: () => import('./Ranking.tsx') },
  { path: '/rounds/:id/opinions/:applicationId', load: () => import('./Opinions.tsx') },
  {
    path: '/experts',
    load: () => import('./Experts.tsx'),
    menu: { label: 'review:menu.experts', order: 31, desks: ['programmeOfficer', 'agencyOfficer'] },
  },
  { path: '/experts/new', load: () => import('./NewExpert.tsx') },
  { path: '/experts/:id', load: () => import('./Expert.tsx') },
  { path: '/applications/:id/feedback', load: () => import('./Feedback.tsx') },
];
