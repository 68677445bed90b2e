// The leak test: in every phase of a call everybody looks at everything they can reach, and at what was sent to them.
// Nobody finds what they may not know, in any channel.
import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { OutboxMessage } from '../../db/models/oversight.ts';
import { tick } from '../../server/jobs/tick.ts';
import { openMailSink, type MailSink } from '../support/mailSink.ts';
import { gets, visitAll, type Visit } from './support/crawl.ts';
import {
  bodyWords,
  findSecrets,
  headersWords,
  wordsOf,
  type Fetched,
  type Hit,
  type Secret,
  type Words,
} from './support/detector.ts';
import { mayKnow } from './support/knowledge.ts';
import { life, PHASES, type Phase } from './support/life.ts';
import { mailWords } from './support/mailWords.ts';
import { aTown, type Eye, type Town } from './support/town.ts';

/** Verification answers one address sixty times a minute: everybody looks in a minute of their own. */
const MINUTE_MS = 61_000;

/** An id that was asked with is no news; and who knows a unit's code may ask the public register whose it is. */
const isToldBy = (endpoint: string, address: string, { kind, text }: Secret): boolean =>
  (kind.endsWith(' id') && address.includes(text)) ||
  (endpoint === 'organisation.find' && ['unit', 'unit code'].includes(kind));

/** Who works on the review and the decision; everybody else is outside. */
const INSIDE = ['officer', 'agency', 'leader', 'supervisor', 'auditAdmin', 'E1', 'E2', 'E3'];

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
  let post: MailSink;
  let read = 0;
  const looks: Look[] = [];
  const seen = new Set<string>();

  before(async () => {
    post = await openMailSink();
    town = await aTown();
  });
  after(async () => {
    await town.close();
    await post.close();
  });

  const lookers = (): Eye[] => [...town.eyes.values()].filter((each) => each.looks);
  const secretsOf = (): Secret[] => [
    ...town.expertSecrets,
    ...town.applicantSecrets,
    ...town.objectorSecrets,
  ];
  const forbidden = (eye: Eye, phase: Phase): Secret[] =>
    secretsOf().filter((secret) => !mayKnow({ town, eye, secret, phase }));

  let found = new Map<string, Hit[]>();

  /** Many see the same: it is searched once a phase, for everything, and each hit is then held against who sees it. */
  async function hitsIn({ headers, body }: Fetched): Promise<Hit[]> {
    const key = createHash('sha256').update(body).digest('hex');
    const inBody = found.get(key) ?? findSecrets(await bodyWords(body), secretsOf());
    found.set(key, inBody);
    return [...inBody, ...findSecrets(headersWords(headers), secretsOf())];
  }

  async function look(phase: Phase, eye: Eye, at: Date): Promise<string[]> {
    town.product.at(at.toISOString());
    const visits = await visitAll(town, eye);
    looks.push({ phase, eye, visits });
    const secrets = new Set(forbidden(eye, phase));
    const leaks: string[] = [];
    for (const { endpoint, address, fetched } of visits) {
      if (fetched.status === 200) seen.add(endpoint);
      for (const { secret, channel, around } of await hitsIn(fetched)) {
        if (!secrets.has(secret) || isToldBy(endpoint, address, secret)) continue;
        leaks.push(`${eye.key} finds ${secret.kind} of ${secret.of} in ${channel} of ${address}: ${around}`);
      }
    }
    return leaks;
  }

  /** Notices on a desk and mails in the post, each against who gets it. */
  async function sentOut(phase: Phase): Promise<string[]> {
    const leaks: string[] = [];
    const check = (to: string, eye: Eye | undefined, words: Words[]) => {
      if (!eye) throw new Error(`sent to nobody of the town: ${to}`);
      for (const { secret, channel, around } of findSecrets(words, forbidden(eye, phase)))
        leaks.push(`${eye.key} is sent ${secret.kind} of ${secret.of} in ${channel}: ${around}`);
    };
    const everybody = [...town.eyes.values()];
    for (const { to, ...mail } of post.mails) {
      const eye = everybody.find((each) => to.includes(each.who?.account.email ?? '-'));
      assert.equal(to.length, 1, 'one recipient a mail');
      check(to.join(), eye, mailWords({ to, ...mail }));
    }
    for (const { kind, recipient, template, params } of await OutboxMessage.findAll({
      where: { kind: 'notice' },
    })) {
      const eye = everybody.find((each) => String(each.who?.account.id) === recipient);
      check(recipient, eye, [{ channel: `${kind} ${template}`, text: JSON.stringify(params) }]);
    }
    return leaks;
  }

  for (const phase of PHASES) {
    it(`${phase}: nobody finds or is sent what they may not know`, async () => {
      const { at, live } = life[phase];
      town.product.at(at);
      await live(town);
      found = new Map();
      const { config } = town.product;
      await tick(town.product.now(), { ...config, MAIL_URL: post.url });
      const leaks = await sentOut(phase);
      for (const [index, eye] of lookers().entries())
        leaks.push(...(await look(phase, eye, new Date(Date.parse(at) + (index + 1) * MINUTE_MS))));
      if (process.env['LEAK_TIMES'])
        console.log(
          phase,
          looks.filter((each) => each.phase === phase).reduce((n, each) => n + each.visits.length, 0),
          process.cpuUsage(),
          process.uptime(),
          leaks.length,
          leaks.slice(0, 40).join('\n'),
        );
      assert.deepEqual(leaks, []);
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
    read = looks.reduce((sum, each) => sum + each.visits.length, 0);
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
