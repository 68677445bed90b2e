// `npm run journey [-- --seed N]`: the whole way with the names, amounts and dates of a seed. Ends with 1 at the first
// thing that is not as it should be; papers and exports lie in test/output.
import { parseArgs } from 'node:util';
import { journey } from './journey.ts';

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' } } });
const seed = Number(values.seed);
if (!Number.isSafeInteger(seed) || seed < 0) {
  console.error('--seed takes a whole number');
  process.exit(2);
}
try {
  await journey(seed, (line) => console.log(line));
  console.log(`journey ${seed}: all as it should be`);
} catch (error) {
  console.error(`journey ${seed} broke off:`, error);
  process.exitCode = 1;
}
