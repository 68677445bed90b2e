// Chance out of the seed: the same seed makes the same names, amounts, dates and scores.

export interface Dice {
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  /** So many different ones, in an order of chance. */
  several<T>(list: readonly T[], count: number): T[];
  /** Chance of its own for what many do at once: who comes first changes nothing for the others. */
  fork(label: string): Dice;
}

/** mulberry32. */
export function diceOf(seed: number): Dice {
  let state = (seed * 0x9e3779b1 + 0x6d2b79f5) >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    between,
    pick: (list) => list[between(0, list.length - 1)]!,
    several(list, count) {
      const rest = [...list];
      return Array.from(
        { length: Math.min(count, rest.length) },
        () => rest.splice(between(0, rest.length - 1), 1)[0]!,
      );
    },
    fork: (label) => diceOf(hashOf(label, seed)),
  };
}

/** FNV-1a. */
function hashOf(label: string, seed: number): number {
  return [...label].reduce(
    (hash, each) => Math.imul(hash ^ (each.codePointAt(0) ?? 0), 0x01000193) >>> 0,
    (0x811c9dc5 ^ seed) >>> 0,
  );
}
