// One spelling of a document for its hash: the same facts give the same bytes whatever the order in which they were put
// together. Keys in order, no spaces, what is undefined left out.

export function canonicalJson(value: unknown): string {
  return JSON.stringify(ordered(value));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const pairs = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(
    pairs.sort(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([key, each]) => [key, ordered(each)]),
  );
}
