// Words of the pages in client/features/award.
export const award = {} as const;
