// Visits every GET of the contract list with real ids and every way of asking. A new route joins by itself: its ids are
// those of the table that its path names, its questions those of its query.
import { z } from 'zod';
import { StoredFile } from '../../../db/models/application.ts';
import { Award, DecisionList } from '../../../db/models/award.ts';
import { Assignment } from '../../../db/models/review.ts';
import { contracts } from '../../../client/contracts.ts';
import type { Endpoint } from '../../../server/contract.ts';
import type { Fetched } from './detector.ts';
import type { Eye, Town } from './town.ts';
import { addressOf, type Sent } from './visitor.ts';

export const gets: readonly (readonly [string, Endpoint])[] = (
  Object.entries(contracts) as [string, Endpoint][]
).filter(([, { method }]) => method === 'GET');

export interface Visit {
  readonly endpoint: string;
  readonly address: string;
  readonly fetched: Fetched;
}

/** Everything one pair of eyes can get to see now. */
export async function visitAll(town: Town, eye: Eye): Promise<Visit[]> {
  const visits: Visit[] = [];
  for (const [name, endpoint] of gets) {
    for (const sent of await asked(town, endpoint)) {
      let status = 0;
      for (let page: Sent | null = sent; page;) {
        const fetched = await eye.fetch(endpoint, page);
        visits.push({ endpoint: name, address: addressOf(endpoint.path, page), fetched });
        status = fetched.status;
        page = nextPage(sent, fetched);
      }
      // Whoever has no desk for it is turned away before anything is loaded, whatever the id.
      if (status === 401 || status === 403) break;
    }
  }
  return visits;
}

/** A list says where it goes on. */
function nextPage(sent: Sent, { status, body }: Fetched): Sent | null {
  if (status !== 200 || !body.includes('"next":"')) return null;
  const { next } = JSON.parse(body.toString('utf8')) as { next?: string | null };
  return next ? { ...sent, query: { ...sent.query, size: 100, after: next } } : null;
}

/** Every way in which an endpoint is asked now. */
export async function asked(town: Town, { path, query }: Endpoint): Promise<Sent[]> {
  const queries = queriesOf(query, numbersFor(town));
  const params = await paramsOf(town, path);
  return params.flatMap((each) => queries.map((one) => ({ params: each, query: one })));
}

// --- ids in paths -------------------------------------------------------------------------------------------------

type Ids = (town: Town) => Promise<readonly (string | number)[]>;

/** Where a path is not called after its table, or its records are not found by id. */
const OTHERWISE: Readonly<Record<string, Ids>> = {
  reviews: async () => (await Assignment.findAll()).map((each) => each.code),
  verify: async () => ['0000-0000-0000', ...(await Award.findAll()).map((each) => each.verificationCode)],
  publicity: async () => [
    '0000000000000000',
    ...(await DecisionList.findAll()).flatMap((each) => each.publicCode ?? []),
  ],
  decisions: async () => (await DecisionList.findAll()).map((each) => each.id),
  files: async () => (await StoredFile.findAll()).map((each) => each.id),
  holidays: () => Promise.resolve([2026]),
  // Of the many accounts: one of an applicant, one of an expert, one of an officer.
  accounts: (town) => Promise.resolve(['leadA', 'E1', 'officer'].map((key) => town.eye(key).who!.account.id)),
};

async function idsOf(town: Town, segment: string): Promise<readonly (string | number)[]> {
  const special = OTHERWISE[segment];
  if (special) return special(town);
  const table = segment.replace(/-/g, '_');
  const model = Object.values(town.product.database.sequelize.models).find(
    (each) => each.getTableName() === table,
  );
  if (!model) throw new Error(`which records has /${segment}/:id? say it in OTHERWISE`);
  const rows = (await model.findAll({ attributes: ['id'] })) as unknown as { id: number }[];
  return rows.map((each) => each.id);
}

async function paramsOf(town: Town, path: string): Promise<Record<string, string | number>[]> {
  const segments = path.split('/');
  let found: Record<string, string | number>[] = [{}];
  for (const [at, segment] of segments.entries()) {
    if (!segment.startsWith(':')) continue;
    const ids = await idsOf(town, segments[at - 1] ?? '');
    // Nothing of the kind yet: an id that no record has.
    const some = ids.length === 0 ? [1] : ids;
    found = found.flatMap((each) => some.map((id) => ({ ...each, [segment.slice(1)]: id })));
  }
  return found;
}

// --- questions ----------------------------------------------------------------------------------------------------

interface Question {
  readonly enum?: readonly (string | number | boolean)[];
  readonly const?: string | number | boolean;
  readonly type?: string;
  readonly default?: unknown;
}
type Query = Record<string, string | number | boolean>;

/** Of a list of words (acts, kinds) a few do; of states those that must not be told before their time. */
const MOST_WORDS = 2;
const TELLING_STATES = ['underReview', 'proposed'];

function numbersFor({ projects }: Town): (name: string) => readonly (string | number)[] {
  const known: Readonly<Record<string, readonly (string | number)[]>> = {
    callId: projects.slice(0, 1).map((each) => each.call.id),
    applicationId: projects.map((each) => each.id),
    recordId: projects.map((each) => each.id),
    uscc: projects.slice(0, 1).map((each) => each.host.uscc),
  };
  return (name) => known[name] ?? [];
}

function queriesOf(shape: z.ZodType, valuesFor: (name: string) => readonly (string | number)[]): Query[] {
  const { properties = {}, required = [] } = z.toJSONSchema(shape, {
    io: 'input',
    unrepresentable: 'any',
  }) as { properties?: Record<string, Question>; required?: string[] };
  const answers = new Map(
    Object.entries(properties).map(([name, question]) => [name, wordsFor(name, question, valuesFor)]),
  );
  const scopes = answers.get('scope') ?? [];
  const must = required.map((name): Query[] => {
    const some = answers.get(name) ?? [];
    if (some.length === 0) throw new Error(`with what is ${name} asked? say it in numbersFor`);
    return some.map((value) => ({ [name]: value }));
  });
  const bases = [
    ...must,
    ...(scopes.length > 0 ? [scopes.map((value): Query => ({ scope: value }))] : []),
  ].reduce<Query[]>((all, some) => all.flatMap((each) => some.map((one) => ({ ...each, ...one }))), [{}]);
  const more = [...answers].flatMap(([name, some]) =>
    required.includes(name) || name === 'scope' ? [] : some.map((value): Query => ({ [name]: value })),
  );
  return bases.flatMap((base) => [base, ...more.map((each) => ({ ...base, ...each }))]);
}

function wordsFor(
  name: string,
  question: Question,
  valuesFor: (name: string) => readonly (string | number)[],
): readonly (string | number | boolean)[] {
  if (question.enum) return wordsOf(question.enum);
  if (question.const !== undefined) return [question.const];
  const known = valuesFor(name);
  if (known.length > 0) return known;
  // A search for a person who must not be found.
  return question.type === 'string' && ['text', 'q', 'search'].includes(name) ? ['鸬鹚'] : [];
}

function wordsOf(all: NonNullable<Question['enum']>): typeof all {
  const telling = all.filter((each) => TELLING_STATES.includes(String(each)));
  return telling.length > 0 ? telling : all.slice(0, MOST_WORDS);
}
