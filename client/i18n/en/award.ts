// Words of the pages in client/features/award.
import type { Same } from '../same.ts';
import type { award as zh } from '../zh-CN/award.ts';

export const award = {} as const satisfies Same<typeof zh>;
