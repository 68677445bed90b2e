// The leak test: in every phase of a call everybody looks at everything they can reach, and at what was sent to them.
// Nobody finds what they may not know, in any channel.
import { strict as assert } from 'node:assert';
import { OutboxMessage } from '../../db/models/oversight.ts';
import { endpoint, idParams } from '../../server/contract.ts';
import { tick } from '../../server/jobs/tick.ts';
import { openMailSink, type MailSink } from '../support/mailSink.ts';
import { asked, gets, visitAll, type Visit } from './support/crawl.ts';
import { findSecrets, wordsOf, type Secret, type Words } from './support/detector.ts';
import { judgeOf, type Judge } from './support/judge.ts';
import { life, PHASES, type Phase } from './support/life.ts';
import { mailWords } from './support/mailWords.ts';
import { acts, tryAll } from './support/refusals.ts';
import { aTown, type Eye, type Town } from './support/town.ts';

/** Verification answers one address sixty times a minute: everybody looks in a minute of their own. */
const MINUTE_MS = 61_000;

/** Who works on the review and the decision; everybody else is outside. */
const INSIDE = ['officer', 'agency', 'leader', 'supervisor', 'auditAdmin', 'E1', 'E3', 'E4'];

/** Who tries what they may not, to see what the refusals say. */
const TRESPASSERS = ['public', 'leadA', 'hostB', 'E1', 'agency', 'securityAdmin'];

function differenceOf(before: string, after: string): string {
  const at = [...before].findIndex((each, index) => each !== after[index]);
  const from = Math.max(0, at - 60);
  return `${before.slice(from, at + 60)}\n${after.slice(from, at + 60)}`;
}

interface Look {
  readonly phase: Phase;
  readonly eye: Eye;
  readonly visits: readonly Visit[];
}

describe('leak test', function () {
  this.timeout(600_000);
  let town: Town;
  let judge: Judge;
  let post: MailSink;
  const looks: Look[] = [];
  const seen = new Set<string>();

  before(async () => {
    post = await openMailSink();
    town = await aTown();
    judge = judgeOf(town);
  });
  after(async () => {
    await town.close();
    await post.close();
  });

  const lookers = (): Eye[] => [...town.eyes.values()].filter((each) => each.looks);

  async function look(phase: Phase, eye: Eye, at: Date): Promise<string[]> {
    town.product.at(at.toISOString());
    const visits = await visitAll(town, eye);
    looks.push({ phase, eye, visits });
    for (const { endpoint: name, fetched } of visits) if (fetched.status === 200) seen.add(name);
    return (await Promise.all(visits.map((each) => judge.leaksIn({ phase, eye, ...each })))).flat();
  }

  /** Notices on a desk and mails in the post, each against who gets it. */
  async function sentOut(phase: Phase): Promise<string[]> {
    const everybody = [...town.eyes.values()];
    const leaksTo = (to: string, eye: Eye | undefined, words: readonly Words[]): string[] => {
      if (!eye) throw new Error(`sent to nobody of the town: ${to}`);
      return judge.leaksSent(phase, eye, words);
    };
    const byMail = post.mails.flatMap(({ to, ...mail }) => {
      assert.equal(to.length, 1, 'one recipient a mail');
      const eye = everybody.find((each) => to.includes(each.who?.account.email ?? '-'));
      return leaksTo(to.join(), eye, mailWords({ to, ...mail }));
    });
    const notices = await OutboxMessage.findAll({ where: { kind: 'notice' } });
    const byNotice = notices.flatMap(({ recipient, template, params }) => {
      const eye = everybody.find((each) => String(each.who?.account.id) === recipient);
      return leaksTo(recipient, eye, [{ channel: `notice ${template}`, text: JSON.stringify(params) }]);
    });
    return [...byMail, ...byNotice];
  }

  for (const phase of PHASES) {
    it(`${phase}: nobody finds or is sent what they may not know`, async () => {
      const { at, live } = life[phase];
      town.product.at(at);
      await live(town);
      const { config } = town.product;
      await tick(town.product.now(), { ...config, MAIL_URL: post.url });
      const leaks = await sentOut(phase);
      for (const [index, eye] of lookers().entries())
        leaks.push(...(await look(phase, eye, new Date(Date.parse(at) + (index + 1) * MINUTE_MS))));
      assert.deepEqual(leaks, []);
    });
    if (phase === 'reviews in' || phase === 'in publicity') refusalsTellNothing(phase);
  }

  function refusalsTellNothing(phase: Phase): void {
    it(`${phase}: a refusal tells nobody what they may not know, whatever they try`, async () => {
      const [leaks, granted, refused] = [[] as string[], [] as string[], new Set<number>()];
      for (const eye of TRESPASSERS.map(town.eye)) {
        const visits = await tryAll(town, eye);
        assert.equal(new Set(visits.map((each) => each.endpoint)).size, acts.length, 'every act is tried');
        for (const visit of visits) {
          const { status } = visit.fetched;
          if (status < 400 || status >= 500) granted.push(`${eye.key} ${visit.endpoint}: ${status}`);
          refused.add(status);
          leaks.push(...(await judge.leaksIn({ phase, eye, ...visit })));
        }
      }
      assert.deepEqual(leaks, []);
      assert.deepEqual(granted, []);
      for (const status of [400, 401, 403, 404, 409]) assert.ok(refused.has(status), `nobody met ${status}`);
    });
  }

  /** Status and content of everything somebody read; the number of the request is each request's own. */
  function readingOf(phase: Phase, key: string): Map<string, string> {
    const visits = looks.find((each) => each.phase === phase && each.eye.key === key)?.visits ?? [];
    return new Map(
      visits.map(({ address, fetched: { status, body } }) => [
        address,
        `${status} ${body.toString('utf8').replace(/"requestId":"[^"]*"/, '')}`,
      ]),
    );
  }

  const silent: readonly (readonly [before: Phase, after: Phase, what: string])[] = [
    ['round open', 'reviews in', 'that experts have written and scored'],
    ['closed', 'decided', 'what the bureau has decided, before it is public'],
  ];
  for (const [earlier, later, what] of silent) {
    it(`nobody outside can tell ${what}: every answer stays the same to the letter`, () => {
      const outside = lookers().filter(({ key }) => !INSIDE.includes(key));
      const told = outside.flatMap(({ key }) => {
        const after = readingOf(later, key);
        return [...readingOf(earlier, key)]
          .filter(([address, before]) => after.get(address) !== before)
          .map(([address, before]) => `${key} ${address}\n${differenceOf(before, after.get(address) ?? '')}`);
      });
      assert.deepEqual(told, []);
    });
  }

  it('every GET of the contract list is visited as everybody in every phase', () => {
    const visited = new Set(
      looks.flatMap(({ phase, eye, visits }) =>
        visits.map(({ endpoint }) => `${phase} ${eye.key} ${endpoint}`),
      ),
    );
    assert.equal(visited.size, PHASES.length * lookers().length * gets.length);
    const read = looks.reduce((sum, each) => sum + each.visits.length, 0);
    const broken = looks.flatMap(({ eye, visits }) =>
      visits
        .filter(({ fetched }) => fetched.status >= 500 || fetched.status === 429)
        .map(({ address, fetched }) => `${eye.key} ${address}: ${fetched.status}`),
    );
    assert.deepEqual(broken, []);
    console.log(
      `      ${read} visits: ${gets.length} endpoints, ${lookers().length} people, ${PHASES.length} phases`,
    );
  });

  it('every GET has shown something to somebody: the visits are not all refusals', () => {
    assert.deepEqual(
      gets.map(([name]) => name).filter((name) => !seen.has(name)),
      [],
    );
  });

  it('a new route joins by itself: its path says which records it is asked for', async () => {
    const added = endpoint({
      method: 'GET',
      path: '/api/experts/:id/past',
      params: idParams,
      answer: idParams,
    });
    const ids = (await asked(town, added)).map(({ params }) => String(params?.['id']));
    assert.deepEqual(
      ids,
      town.expertSecrets.filter((each) => each.kind === 'expert id').map((each) => each.text),
    );
  });

  it('no permission is written down that nobody needs', () => {
    assert.deepEqual(judge.unneeded(), []);
  });

  const planted: readonly (readonly [key: string, phase: Phase, kind: string, of: string])[] = [
    ['leadA', 'awarded', 'name', 'E1'],
    ['leadA', 'awarded', 'review code on A', 'E1'],
    ['leadA', 'closed', 'comment on A', 'E1'],
    ['leadA', 'awarded', 'score on A', 'E1'],
    ['memberA', 'awarded', 'comment on A', 'E1'],
    ['leadB', 'awarded', 'comment on A', 'E1'],
    ['hostA', 'awarded', 'unit', 'E2'],
    ['recommender1', 'awarded', 'mail', 'E3'],
    ['E1', 'reviews in', 'name', 'E2'],
    ['E3', 'reviews in', 'score on A', 'E1'],
    ['E4', 'reviews in', 'title', 'leadA'],
    ['E1', 'reviews in', 'name', 'leadA'],
    ['E1', 'closed', 'score on A', 'E1'],
    ['public', 'awarded', 'expert id', 'E1'],
    ['public', 'decided', 'title', 'leadA'],
    ['public', 'awarded', 'title', 'leadB'],
    ['officer', 'reviews in', 'comment on A', 'E1'],
    ['officer', 'awarded', 'identity number', 'leadA'],
    ['hostA', 'awarded', 'identity number', 'leadA'],
    ['agency', 'closed', 'masked identity number', 'leadA'],
    ['agency', 'closed', 'masked identity number', 'E1'],
    ['agency', 'closed', 'name', 'leadD'],
    ['leader', 'closed', 'name', 'E1'],
    ['systemAdmin', 'awarded', 'title', 'leadB'],
    ['securityAdmin', 'awarded', 'review id on A', 'E1'],
    ['auditAdmin', 'awarded', 'comment on A', 'E1'],
    ['supervisor', 'awarded', 'objector contact', 'objector'],
  ];
  it('it tells each leak that is planted, whoever finds it', async () => {
    const all = [...town.expertSecrets, ...town.applicantSecrets, ...town.objectorSecrets];
    for (const [key, phase, kind, of] of planted) {
      const secret = all.find((each) => each.kind === kind && each.of === of);
      assert.ok(secret, `${kind} of ${of}`);
      const body = Buffer.from(JSON.stringify({ planted: secret.text }));
      const fetched = { status: 200, headers: [], body };
      const shown = { phase, eye: town.eye(key), endpoint: 'planted', address: '/planted', fetched };
      assert.equal((await judge.leaksIn(shown)).length, 1, `${key} finds ${kind} of ${of}`);
    }
  });

  it('whoever organises the review does find the experts: the same eyes are not blind', async () => {
    const words = async (key: string) => {
      const visits = looks.filter(({ eye }) => eye.key === key).flatMap((each) => each.visits);
      return (await Promise.all(visits.map(({ fetched }) => wordsOf(fetched)))).flat();
    };
    const kinds = (found: readonly { secret: Secret }[]) => [
      ...new Set(found.map((each) => each.secret.kind)),
    ];
    assert.ok(kinds(findSecrets(await words('officer'), town.expertSecrets)).includes('name'));
    assert.ok(kinds(findSecrets(await words('leadA'), town.expertSecrets)).includes('comment on A'));
    assert.ok(kinds(findSecrets(await words('E3'), town.applicantSecrets)).includes('name'));
  });
});
