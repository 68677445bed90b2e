// Words of the pages in client/features/issuance.
import type { Same } from '../same.ts';
import type { issuance as zh } from '../zh-CN/issuance.ts';

export const issuance = {} as const satisfies Same<typeof zh>;
