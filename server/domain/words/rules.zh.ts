export const rulesZh: Readonly<Record<string, string>> = {};
