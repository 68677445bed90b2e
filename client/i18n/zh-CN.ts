// The whole catalogue of this language, one namespace a family.
import { common } from './zh-CN/common.ts';
import { shell } from './zh-CN/shell.ts';
import { identity } from './zh-CN/identity.ts';
import { call } from './zh-CN/call.ts';
import { application } from './zh-CN/application.ts';
import { review } from './zh-CN/review.ts';
import { award } from './zh-CN/award.ts';
import { issuance } from './zh-CN/issuance.ts';
import { oversight } from './zh-CN/oversight.ts';
import { platform } from './zh-CN/platform.ts';

export const zhCN = {
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
