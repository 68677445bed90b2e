// Words of the pages in client/features/identity.
import type { Same } from '../same.ts';
import type { identity as zh } from '../zh-CN/identity.ts';

export const identity = {} as const satisfies Same<typeof zh>;
