// Words of the pages in client/features/oversight.
import type { Same } from '../same.ts';
import type { oversight as zh } from '../zh-CN/oversight.ts';

export const oversight = {} as const satisfies Same<typeof zh>;
