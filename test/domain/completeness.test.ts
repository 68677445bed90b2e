// What an application still lacks, and what of it keeps it from being submitted.
import { strict as assert } from 'node:assert';
import type { CallRules } from '../../server/domain/callRules.ts';
import { blockingItems, computeCompleteness } from '../../server/domain/completeness.ts';
import type { CompletenessInput, CompletenessItem, PdfFacts } from '../../server/domain/completeness.ts';
import { violation } from '../../server/domain/violation.ts';
import { aCallOf, answersOf, changed, heldFiles, HOST, PARTNER, passedRules } from './anApplication.ts';

const WAN = 1_000_000;
const compute = (
  programme: 'lumpSum' | 'itemised',
  own: Partial<CompletenessInput> = {},
): CompletenessItem[] =>
  computeCompleteness({
    rules: aCallOf(programme),
    answers: answersOf(programme),
    files: heldFiles,
    eligibility: passedRules,
    hostUscc: HOST,
    ...own,
  });
type Told = [code: string, path: string, severity: string];
const told = (items: readonly CompletenessItem[]): Told[] =>
  items.map((each) => [each.code, each.path.join('.'), each.severity]);
const lacks = (
  section: string,
  key: string,
  value: unknown,
  programme: 'lumpSum' | 'itemised' = 'lumpSum',
): Told[] => told(compute(programme, { answers: changed(answersOf(programme), section, key, value) }));

describe('a complete application', () => {
  for (const programme of ['lumpSum', 'itemised'] as const) {
    it(`lacks nothing (${programme})`, () => assert.deepEqual(compute(programme), []));
  }
});

describe('an application lacks or has wrong', () => {
  const cases: [string, string, string, unknown, Told[]][] = [
    ['a title', 'basic', 'title', '', [['form.required', 'basic.title', 'missing']]],
    [
      'a title of at most 40 characters',
      'basic',
      'title',
      '𠮷'.repeat(41),
      [['form.textTooLong', 'basic.title', 'wrong']],
    ],
    ['a third keyword', 'basic', 'keywords', '水稻；盐', [['form.tooFewWords', 'basic.keywords', 'missing']]],
    [
      'a direction of the call',
      'basic',
      'direction',
      'B01',
      [['form.notAnOption', 'basic.direction', 'wrong']],
    ],
    [
      'an amount within the call',
      'basic',
      'requestedFen',
      15 * WAN + 100_000,
      [['form.moneyTooLarge', 'basic.requestedFen', 'wrong']],
    ],
    [
      'an amount on the step',
      'basic',
      'requestedFen',
      10 * WAN + 1,
      [['form.moneyStep', 'basic.requestedFen', 'wrong']],
    ],
    [
      'a last day after the first',
      'basic',
      'endsOn',
      '2026-12-31',
      [
        ['completeness.termOrder', 'basic.endsOn', 'wrong'],
        ['completeness.indicatorDue', 'indicators.indicators.0.dueOn', 'wrong'],
      ],
    ],
    [
      'a term of 24 months',
      'basic',
      'startsOn',
      '2027-02-01',
      [['completeness.termMonths', 'basic.endsOn', 'wrong']],
    ],
    [
      'a term of 36 months',
      'basic',
      'startsOn',
      '2025-12-01',
      [['completeness.termMonths', 'basic.endsOn', 'wrong']],
    ],
    ['an indicator', 'indicators', 'indicators', [], [['form.required', 'indicators.indicators', 'missing']]],
    [
      'a third partner too many',
      'partners',
      'partners',
      [{}, {}, {}],
      [['form.tooManyRows', 'partners.partners', 'wrong']],
    ],
    [
      'a partner other than the host',
      'partners',
      'partners',
      [{ name: '澜州学院', uscc: HOST.toLowerCase() }],
      [['completeness.unitTwice', 'partners.partners.0', 'wrong']],
    ],
    ['a promise', 'promises', 'integrity', null, [['form.required', 'promises.integrity', 'missing']]],
    [
      'a note on the use of AI',
      'promises',
      'aiUse',
      'yes',
      [['form.required', 'promises.aiUseNote', 'missing']],
    ],
    [
      'the ethics approval',
      'promises',
      'ethics',
      'yes',
      [['completeness.attachment', 'attachments.ethicsApproval', 'missing']],
    ],
    ['a body', 'body', 'body', [], [['form.required', 'body.body', 'missing']]],
    [
      'a fourth expert too many',
      'avoid',
      'avoid',
      [{}, {}, {}, {}],
      [['form.tooManyRows', 'avoid.avoid', 'wrong']],
    ],
  ];
  for (const [what, section, key, value, expected] of cases) {
    it(what, () => assert.deepEqual(lacks(section, key, value), expected));
  }

  it('accepts a term of exactly 24 and of exactly 36 months', () => {
    assert.deepEqual(lacks('basic', 'startsOn', '2026-01-01'), []);
    assert.deepEqual(lacks('basic', 'startsOn', '2027-01-31'), []);
  });

  it('the first day that the call sets', () => {
    const rules: CallRules = {
      ...aCallOf('lumpSum'),
      term: { minMonths: 24, maxMonths: 36, startsOn: '2027-01-02' },
    };
    assert.deepEqual(told(compute('lumpSum', { rules })), [
      ['completeness.termStart', 'basic.startsOn', 'wrong'],
    ]);
  });

  it('letters where others recommend the leader', () => {
    const letter = {
      name: '䶮某',
      organisationName: '海州大学',
      field: '作物学',
      title: 'senior',
      signedOn: '2026-08-20',
    };
    assert.deepEqual(lacks('lead', 'recommenders', [letter]), [
      ['completeness.attachment', 'attachments.recommendationLetters', 'missing'],
    ]);
  });

  it('a member who is not the leader, nor another member', () => {
    const [member] = answersOf('lumpSum').team?.members as Record<string, unknown>[];
    const lead = { ...(answersOf('lumpSum').lead?.lead as object), task: '主持' };
    const nameless = { ...member, personId: 9, name: '古丽米热•艾比布力' };
    const codes = lacks('team', 'members', [lead]).map(([code]) => code);
    assert.deepEqual(codes, ['completeness.personTwice']);
    assert.deepEqual(lacks('team', 'members', [member, nameless]), [
      ['completeness.personTwice', 'team.members.1', 'wrong'],
    ]);
    assert.deepEqual(lacks('team', 'members', [member, { ...nameless, uscc: PARTNER }]), []);
  });

  it('what the rules of eligibility found', () => {
    const found = violation('eligibility.L7', ['lead', 'lead', 'bornOn']);
    const eligibility = [
      { rule: 'L7' as const, verdict: 'fail' as const, counted: [], params: {}, violation: found },
    ];
    assert.deepEqual(told(compute('lumpSum', { eligibility })), [
      ['eligibility.L7', 'lead.lead.bornOn', 'wrong'],
    ]);
  });
});

describe('the files of an application', () => {
  it('are those that the server holds, unchanged', () => {
    const gone: Told[] = [['completeness.fileGone', 'body.body.0', 'wrong']];
    assert.deepEqual(told(compute('lumpSum', { files: [] })), gone);
    const other = heldFiles.map((each) => ({ ...each, sha256: 'f'.repeat(64) }));
    assert.deepEqual(told(compute('lumpSum', { files: other })), gone);
  });

  const good: PdfFacts = { pages: 30, allA4: true, fontsEmbedded: true, hasText: true, namesFound: [] };
  const withBody = (facts: PdfFacts | null, rules = aCallOf('lumpSum')): [string, string][] =>
    compute('lumpSum', { rules, files: heldFiles.map((each) => ({ ...each, facts })) }).map((each) => [
      each.code,
      each.severity,
    ]);
  it('hold a body that can be read', () =>
    assert.deepEqual(withBody(null), [['completeness.bodyUnreadable', 'wrong']]));
  it('hold a body of at most the pages of the call', () => {
    assert.deepEqual(withBody({ ...good, pages: 31 }), [['completeness.bodyPages', 'wrong']]);
  });
  it('hold a body on A4', () =>
    assert.deepEqual(withBody({ ...good, allA4: false }), [['completeness.bodyNotA4', 'wrong']]));
  it('may hold a scan or loose fonts, but it is told', () => {
    assert.deepEqual(withBody({ ...good, hasText: false, fontsEmbedded: false }), [
      ['completeness.bodyFonts', 'notice'],
      ['completeness.bodyScan', 'notice'],
    ]);
  });
  it('tell of names in the body only when the review is double blind', () => {
    const named = { ...good, namesFound: ['欧阳 娜'] };
    assert.deepEqual(withBody(named), [['completeness.bodyNames', 'notice']]);
    assert.deepEqual(withBody(named, { ...aCallOf('lumpSum'), blind: 'single' }), []);
  });
  it('never keep an application back for a notice', () => {
    const files = heldFiles.map((each) => ({ ...each, facts: { ...good, hasText: false } }));
    assert.deepEqual(blockingItems(compute('lumpSum', { files })), []);
    assert.equal(blockingItems(compute('lumpSum', { files: [] })).length, 1);
  });
});

describe('the money of an application', () => {
  it('has no budget at all in a lump sum, whatever part of one is sent', () => {
    for (const lines of [[{ category: 'labour' }], 'x']) {
      assert.deepEqual(lacks('budget', 'lines', lines), [['budget.lumpSumHasLines', 'budget', 'wrong']]);
    }
  });
  it('has a budget when it is itemised', () => {
    assert.deepEqual(lacks('budget', 'lines', [], 'itemised'), [
      ['form.required', 'budget.lines', 'missing'],
    ]);
  });
  it('adds up to what is asked for', () => {
    const [business] = answersOf('itemised').budget?.lines as Record<string, unknown>[];
    assert.deepEqual(lacks('budget', 'lines', [business], 'itemised'), [
      ['budget.grantSum', 'budget.lines', 'wrong'],
    ]);
  });
  it('keeps indirect costs under the cap', () => {
    const [business, indirect] = answersOf('itemised').budget?.lines as Record<string, unknown>[];
    // 76.92 of 100 are direct: the most that fits is 23.07.
    const lines = (grantFen: number): unknown => [
      { ...business, grantFen: 100 * WAN - grantFen },
      { ...indirect, grantFen },
    ];
    assert.deepEqual(lacks('budget', 'lines', lines(23.07 * WAN), 'itemised'), []);
    assert.deepEqual(lacks('budget', 'lines', lines(23.08 * WAN), 'itemised'), [
      ['budget.indirectCap', 'budget.lines', 'wrong'],
    ]);
  });
  it('has own funds in the proportion of the call, to the fen', () => {
    const answers = answersOf('itemised');
    const [business, indirect] = answers.budget?.lines as Record<string, unknown>[];
    const short = changed(changed(answers, 'basic', 'ownFen', 100 * WAN - 1), 'budget', 'lines', [
      { ...business, ownFen: 100 * WAN - 1 },
      indirect,
    ]);
    assert.deepEqual(told(compute('itemised', { answers: short })), [
      ['completeness.ownFunds', 'basic.ownFen', 'wrong'],
    ]);
  });
  it('does not add up a table that is still being filled in', () => {
    const found = lacks('budget', 'lines', [{ grantFen: 1, ownFen: 1 }], 'itemised');
    assert.deepEqual(found, [['form.required', 'budget.lines.0.category', 'missing']]);
  });
  it('needs the agreement once there is a partner', () => {
    assert.deepEqual(lacks('partners', 'partners', [{ name: '澜州海盐厂', uscc: PARTNER }], 'itemised'), [
      ['completeness.attachment', 'attachments.cooperationAgreement', 'missing'],
    ]);
  });
});
