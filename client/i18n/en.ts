// The whole catalogue of this language, one namespace a family.
import { common } from './en/common.ts';
import { shell } from './en/shell.ts';
import { identity } from './en/identity.ts';
import { call } from './en/call.ts';
import { application } from './en/application.ts';
import { review } from './en/review.ts';
import { award } from './en/award.ts';
import { issuance } from './en/issuance.ts';
import { oversight } from './en/oversight.ts';
import { platform } from './en/platform.ts';

export const en = {
  common,
  shell,
  identity,
  call,
  application,
  review,
  award,
  issuance,
  oversight,
  platform,
} as const;
