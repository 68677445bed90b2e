// Words of the pages in client/features/call.
export const call = {} as const;
