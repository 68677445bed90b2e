// Words of the pages in client/features/platform.
export const platform = {} as const;
