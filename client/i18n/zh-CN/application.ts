// Words of the pages in client/features/application.
export const application = {} as const;
