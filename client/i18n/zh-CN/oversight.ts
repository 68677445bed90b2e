// Words of the pages in client/features/oversight.
export const oversight = {} as const;
