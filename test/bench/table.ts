// What every benchmark shares: repeated runs, their median, a table for people and one JSON line for machines.
import { cpus } from 'node:os';

export interface Measured {
  readonly name: string;
  readonly unit: string;
  /** One figure for each run, in the order of the runs. */
  readonly runs: readonly number[];
}

export function median(runs: readonly number[]): number {
  const sorted = [...runs].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Prints the table and, as last line, one JSON object. */
export function report(benchmark: string, rows: readonly Measured[], notes: readonly string[] = []): void {
  const shown = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
  console.log(
    `\n${benchmark} · Node ${process.version} · ${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores`,
  );
  for (const { name, unit, runs } of rows) {
    console.log(
      `  ${name.padEnd(44)} ${shown(median(runs)).padStart(8)} ${unit.padEnd(12)} runs: ${runs.map(shown).join(', ')}`,
    );
  }
  for (const note of notes) console.log(`  ${note}`);
  console.log(
    JSON.stringify({
      benchmark,
      date: new Date().toISOString().slice(0, 10),
      rows: rows.map(({ name, unit, runs }) => ({
        name,
        unit,
        median: Number(median(runs).toFixed(3)),
        runs: runs.length,
      })),
    }),
  );
}

/** How many times a second `work` can be done, counted over at least `milliseconds`. */
export async function ratePerSecond(
  milliseconds: number,
  work: () => Promise<unknown> | unknown,
): Promise<number> {
  const started = performance.now();
  let count = 0;
  while (performance.now() - started < milliseconds) {
    await work();
    count += 1;
  }
  return (count * 1000) / (performance.now() - started);
}
