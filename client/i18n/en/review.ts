// Words of the pages in client/features/review.
import type { Same } from '../same.ts';
import type { review as zh } from '../zh-CN/review.ts';

export const review = {} as const satisfies Same<typeof zh>;
