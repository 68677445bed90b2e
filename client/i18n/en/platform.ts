// Words of the pages in client/features/platform.
import type { Same } from '../same.ts';
import type { platform as zh } from '../zh-CN/platform.ts';

export const platform = {} as const satisfies Same<typeof zh>;
