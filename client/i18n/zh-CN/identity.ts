// Words of the pages in client/features/identity.
export const identity = {} as const;
