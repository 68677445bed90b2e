// Words of the pages in client/features/call.
import type { Same } from '../same.ts';
import type { call as zh } from '../zh-CN/call.ts';

export const call = {} as const satisfies Same<typeof zh>;
