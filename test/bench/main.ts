// `npm run bench -- NAME [--quick]`: measures one thing, as medians of repeated runs beside a baseline of the same run.
import { noticeBenchmark } from './notice.ts';
import { submitBenchmark } from './submit.ts';

const benchmarks: Readonly<Record<string, (quick: boolean) => Promise<void>>> = {
  notice: noticeBenchmark,
  submit: submitBenchmark,
};

const [name = ''] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const benchmark = benchmarks[name];
if (benchmark) await benchmark(process.argv.includes('--quick'));
else {
  console.error(`npm run bench -- NAME [--quick]; NAME is one of: ${Object.keys(benchmarks).join(', ')}`);
  process.exitCode = 2;
}
