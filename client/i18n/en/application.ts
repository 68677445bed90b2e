// Words of the pages in client/features/application.
import type { Same } from '../same.ts';
import type { application as zh } from '../zh-CN/application.ts';

export const application = {} as const satisfies Same<typeof zh>;
