// The one place that asks the machine what time it is. Replaced in tests and while the demo town is built.

let source: () => Date = () => new Date();

export function now(): Date {
  return source();
}

/** Puts another clock in place and answers a function that puts the old one back. */
export function replaceClock(replacement: () => Date): () => void {
  const before = source;
  source = replacement;
  return () => {
    source = before;
  };
}
