// Words of the pages in client/features/review.
export const review = {} as const;
