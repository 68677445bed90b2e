// The whole way from the call to a verifiable award notice, once, as part of `npm test`.
import { journey } from './journey.ts';

describe('journey', () => {
  it('leads from the published call to award notices that anybody can verify', async function () {
    this.timeout(1_200_000);
    const lines: string[] = [];
    try {
      await journey(7, (line) => lines.push(line));
    } catch (error) {
      console.error(lines.join('\n'));
      throw error;
    }
  });
});
