// Words of the pages in client/features/issuance.
export const issuance = {} as const;
