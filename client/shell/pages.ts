// Every page of the product, family by family.
import { pages as application } from '../features/application/pages.ts';
import { pages as award } from '../features/award/pages.ts';
import { pages as call } from '../features/call/pages.ts';
import { pages as identity } from '../features/identity/pages.ts';
import { pages as issuance } from '../features/issuance/pages.ts';
import { pages as oversight } from '../features/oversight/pages.ts';
import { pages as platform } from '../features/platform/pages.ts';
import { pages as review } from '../features/review/pages.ts';
import type { PageEntry } from './pageEntry.ts';

export const pages: readonly PageEntry[] = [
  ...identity,
  ...call,
  ...application,
  ...review,
  ...award,
  ...issuance,
  ...oversight,
  ...platform,
];
