// What the form of a call accepts from an applicant.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { countedAnswers, emptyAnswers, uncountedAnswers, visibleFields } from '../../server/domain/form.ts';
import type { Answers, Field, FormDefinition, SimpleField } from '../../server/domain/form.ts';
import { checkAnswers } from '../../server/domain/formCheck.ts';
import { checkForm } from '../../server/domain/formDefinition.ts';
import { normaliseAnswers } from '../../server/domain/formNormalise.ts';
import { fen } from '../../server/domain/money.ts';

const label = { zh: '题', en: 'Label' };
const form = (...fields: Field[]): FormDefinition => ({ sections: [{ key: 'basic', label, fields }] });
const draft = (fields: Field, value: unknown): string[] =>
  checkAnswers(form(fields), { basic: { [fields.key]: value } }, { phase: 'draft' }).map((each) => each.code);
const complete = (fields: Field, value: unknown): string[] =>
  checkAnswers(form(fields), { basic: { [fields.key]: value } }, { phase: 'complete' }).map(
    (each) => each.code,
  );

const title: Field = { key: 'title', kind: 'text', label, required: true, limit: { min: 2, max: 4 } };
const keywords: Field = { key: 'keywords', kind: 'text', label, limit: { words: { min: 3, max: 5 } } };
const amount: Field = {
  key: 'amount',
  kind: 'money',
  label,
  limit: { minFen: fen(500), maxFen: fen(1000), stepFen: fen(100) },
};
const share: Field = { key: 'share', kind: 'number', label, limit: { min: 0, max: 100, decimals: 1 } };
const ratio: Field = {
  key: 'ratio',
  kind: 'choice',
  label,
  options: [
    { value: 'yes', label },
    { value: 'no', label },
  ],
};
const reason: Field = {
  key: 'reason',
  kind: 'longText',
  label,
  required: true,
  showIf: [{ field: 'ratio', is: 'equal', value: 'yes' }],
};
const table: Field = {
  key: 'indicators',
  kind: 'table',
  label,
  limit: { minRows: 1, maxRows: 2 },
  columns: [
    { ...title, key: 'name' },
    { key: 'dueOn', kind: 'date', label, limit: { from: '2026-01-01' } },
  ],
};
const file: Field = {
  key: 'body',
  kind: 'file',
  label,
  required: true,
  limit: { maxBytes: 10, types: ['pdf'] },
};
const aFile = { fileId: 1, name: '正文.PDF', size: 10, sha256: 'a'.repeat(64) };
const team: Field = {
  key: 'team',
  kind: 'person',
  label,
  multiple: true,
  limit: { max: 2, maxMonths: 10 },
  wanted: ['name', 'idNumber', 'uscc'],
};
const units: Field = { key: 'units', kind: 'unit', label, multiple: true, limit: { min: 1, max: 2 } };

describe('an answer in a form', () => {
  const cases: [string, Field, unknown, string[]][] = [
    ['counts code points, so that 𠮷 and 䶮 are one each', title, '𠮷䶮𠮷〇', []],
    ['refuses one code point over the limit', title, '𠮷䶮𠮷〇一', ['form.textTooLong']],
    ['refuses a number where text belongs', title, 7, ['form.notText']],
    ['refuses a list where text belongs', title, [], ['form.notText']],
    ['refuses half of a surrogate pair', title, '\ud842', ['text.loneSurrogate']],
    ['refuses a control character in a line', title, 'a\nb', ['text.invisible']],
    ['accepts a line break in a long text', { ...title, kind: 'longText' }, 'a\nb', []],
    ['accepts five keywords in any separator', keywords, '盐碱地；耐盐、水稻,a;b', []],
    ['refuses six keywords', keywords, 'a；b；c；d；e；f', ['form.tooManyWords']],
    ['accepts the least amount', amount, 500, []],
    ['refuses one fen under the least amount', amount, 499, ['form.moneyTooSmall']],
    ['refuses one fen over the greatest amount', amount, 1001, ['form.moneyTooLarge']],
    ['refuses an amount off the step', amount, 550, ['form.moneyStep']],
    ['refuses half a fen', amount, 600.5, ['form.notMoney']],
    ['refuses an amount as text', amount, '600', ['form.notMoney']],
    ['refuses a negative amount', { ...amount, limit: {} }, -1, ['form.notMoney']],
    ['accepts one decimal where one is allowed', share, 12.3, []],
    ['refuses a second decimal', share, 12.34, ['form.tooManyDecimals']],
    ['refuses a number below the least', share, -0.1, ['form.numberTooSmall']],
    ['refuses a number above the greatest', share, 100.1, ['form.numberTooLarge']],
    ['refuses infinity', share, Infinity, ['form.notNumber']],
    ['refuses a value that is not an option', ratio, 'maybe', ['form.notAnOption']],
    [
      'refuses a day that the calendar does not have',
      { key: 'on', kind: 'date', label },
      '2026-02-29',
      ['form.notDate'],
    ],
    ['accepts 29 February of a leap year', { key: 'on', kind: 'date', label }, '2028-02-29', []],
    ['accepts the first day allowed', table, [{ name: '论文', dueOn: '2026-01-01' }], []],
    ['refuses the day before', table, [{ name: '论文', dueOn: '2025-12-31' }], ['form.dateTooEarly']],
    ['refuses a third row of two', table, [{}, {}, {}], ['form.tooManyRows']],
    ['refuses a column that the table does not have', table, [{ score: 1 }], ['form.unknownField']],
    ['refuses a row that is not an object', table, ['x'], ['form.notAnObject']],
    ['accepts a file of exactly the greatest size', file, [aFile], []],
    ['refuses a file one byte over', file, [{ ...aFile, size: 11 }], ['form.fileTooLarge']],
    ['refuses a file of another type', file, [{ ...aFile, name: 'a.docx' }], ['form.fileType']],
    ['refuses a second file where one belongs', file, [aFile, aFile], ['form.tooManyFiles']],
    ['refuses a file with a path in its name', file, [{ ...aFile, name: '../a.pdf' }], ['form.notFile']],
    ['refuses a file without its hash', file, [{ ...aFile, sha256: '' }], ['form.notFile']],
    ['accepts an identity number that ends in X', team, [{ idNumber: '11010519491231002X' }], []],
    [
      'refuses an identity number with a false check',
      team,
      [{ idNumber: '110105194912310021' }],
      ['idNumber.check'],
    ],
    ['refuses more months than the limit', team, [{ months: 10.5 }], ['form.numberTooLarge']],
    ['refuses a title that is not a level', team, [{ title: '教授' }], ['form.notAnOption']],
    ['refuses a part that a person does not have', team, [{ score: 1 }], ['form.unknownField']],
    ['refuses a third person of two', team, [{}, {}, {}], ['form.tooManyRows']],
    ['refuses a person that is not an object', team, ['欧阳 娜'], ['form.notPerson']],
    ['refuses people outside a list', team, { name: '〇' }, ['form.notPerson']],
    ['refuses a register number that is none', team, [{ personId: '1' }], ['form.notPerson']],
    ['refuses months as text', team, [{ months: '6' }], ['form.notNumber']],
    ['refuses months below nothing', team, [{ months: -1 }], ['form.numberTooSmall']],
    ['refuses a birth date that is none', team, [{ bornOn: '1990-02-29' }], ['form.notDate']],
    ['refuses a sex that is none', team, [{ sex: '男' }], ['form.notAnOption']],
    ['refuses a degree that is none', team, [{ degree: '博士' }], ['form.notAnOption']],
    ['refuses an address that is no e-mail', team, [{ email: 'na@' }], ['form.notEmail']],
    ['refuses a name with an invisible character', team, [{ name: '娜\u200b' }], ['text.invisible']],
    ['refuses a name of 101 characters', team, [{ name: '𠮷'.repeat(101) }], ['form.textTooLong']],
    ['refuses a name that is a list', team, [{ name: [] }], ['form.notText']],
    ['refuses a unit that is not an object', units, ['澜州学院'], ['form.notUnit']],
    ['refuses units outside a list', units, { name: '澜州学院' }, ['form.notUnit']],
    ['refuses a part that a unit does not have', units, [{ score: 1 }], ['form.unknownField']],
    ['refuses a third unit of two', units, [{}, {}, {}], ['form.tooManyRows']],
    ['refuses a table that is text', table, 'x', ['form.notTable']],
    ['refuses a blank text for a table', table, '', ['form.notTable']],
    ['refuses a file outside a list', file, aFile, ['form.notFile']],
    [
      'refuses the day after the last one',
      { key: 'on', kind: 'date', label, limit: { to: '2026-12-31' } },
      '2027-01-01',
      ['form.dateTooLate'],
    ],
    ['accepts half of a credit code while it is typed', team, [{ uscc: '9137' }], []],
  ];
  for (const [rule, field, value, codes] of cases) {
    it(rule, () => assert.deepEqual(draft(field, value), codes));
  }

  it('asks for a required answer only when the application is complete', () => {
    assert.deepEqual(draft(title, ' '), []);
    assert.deepEqual(complete(title, ' '), ['form.required']);
    assert.deepEqual(draft(table, []), []);
    assert.deepEqual(complete(table, []), ['form.required']);
  });

  it('names section, field, row and column of what is wrong', () => {
    const answers = { basic: { indicators: [{ name: '论文' }, { name: '一二三四五' }] } };
    const [found] = checkAnswers(form(table), answers, { phase: 'draft' });
    assert.deepEqual(found?.path, ['basic', 'indicators', 1, 'name']);
  });

  it('asks for a text and for keywords of the least length', () => {
    assert.deepEqual(complete(title, '一'), ['form.textTooShort']);
    assert.deepEqual(complete(keywords, 'a；b'), ['form.tooFewWords']);
    assert.deepEqual(complete(keywords, 'a；b；c'), []);
  });

  it('asks for the name and the code of a unit, and for a right code, at the end', () => {
    assert.deepEqual(complete(units, []), ['form.required']);
    assert.deepEqual(complete(units, [{}]), ['form.required', 'form.required']);
    assert.deepEqual(complete(units, [{ name: '澜州学院', uscc: '91350100M000100Y44' }]), ['uscc.check']);
    assert.deepEqual(complete(units, [{ name: '澜州学院', uscc: '91350100M000100Y43' }]), []);
  });

  it('asks for as many people as the form does', () => {
    const two: Field = { ...team, wanted: ['name'], limit: { min: 2, max: 3 } };
    assert.deepEqual(complete(two, [{ name: '〇' }]), ['form.tooFewRows']);
    assert.deepEqual(draft(two, [{ name: '〇' }]), []);
  });

  it('takes one person where one belongs', () => {
    const lead: Field = { key: 'lead', kind: 'person', label, required: true, wanted: ['name', 'months'] };
    assert.deepEqual(complete(lead, null), ['form.required']);
    assert.deepEqual(complete(lead, { name: '䶮' }), ['form.required']);
    assert.deepEqual(complete(lead, { name: '䶮', months: 0 }), []);
    assert.deepEqual(draft(lead, []), ['form.notPerson']);
  });

  it('takes a person found in the register in place of the identity number', () => {
    const person = { name: '欧阳 娜', personId: 1, uscc: '91350100M000100Y43' };
    assert.deepEqual(complete(team, [person]), []);
    assert.deepEqual(complete(team, [{ ...person, personId: null }]), ['form.required']);
    assert.deepEqual(complete(team, [{ ...person, uscc: '91350100M000100Y44' }]), ['uscc.check']);
  });

  it('refuses sections and fields that the form does not have, whatever their names', () => {
    const answers = JSON.parse(
      '{"__proto__": {"a": 1}, "basic": {"__proto__": 1, "constructor": 2}}',
    ) as Answers;
    const found = checkAnswers(form(ratio), answers, { phase: 'draft' });
    assert.deepEqual(
      found.map((each) => [each.code, each.params.key]),
      [
        ['form.unknownSection', '__proto__'],
        ['form.unknownField', '__proto__'],
        ['form.unknownField', 'constructor'],
      ],
    );
  });

  it('loses what a paste brings along before it is checked, and nothing else', () => {
    const pasted = {
      basic: { title: ' 盐\u200b碱\n', indicators: [{ name: '论\ufeff文' }], reason: 'a\r\nb', amount: 600 },
    };
    const all = form(title, amount, reason, table);
    const clean = normaliseAnswers(all, pasted);
    assert.deepEqual(clean, {
      basic: { title: '盐碱', indicators: [{ name: '论文' }], reason: 'a\nb', amount: 600 },
    });
    assert.deepEqual(checkAnswers(all, clean, { phase: 'draft' }), []);
  });

  it('loses invisible characters in people and units, and keeps unknown keys to be refused', () => {
    const pasted = JSON.parse(
      '{"basic": {"team": [{"name": "娜\\u200b", "months": 3}], "units": ["x"], "__proto__": 1}}',
    ) as Answers;
    const clean = normaliseAnswers(form(team, units), pasted);
    assert.equal(
      JSON.stringify(clean),
      '{"basic":{"team":[{"name":"娜","months":3}],"units":["x"],"__proto__":1}}',
    );
  });

  it('refuses answers, and a section, that are no object', () => {
    for (const answers of [null, [], 'x'] as unknown as Answers[]) {
      assert.deepEqual(
        checkAnswers(form(ratio), answers, { phase: 'draft' }).map((each) => each.code),
        ['form.notAnObject'],
      );
    }
    const listed = { basic: [] } as unknown as Answers;
    assert.deepEqual(
      checkAnswers(form(ratio), listed, { phase: 'draft' }).map((each) => each.code),
      ['form.notAnObject'],
    );
  });

  it('never throws and never accepts what is not JSON data of the right shape', () => {
    const all = form(title, keywords, amount, share, ratio, reason, table, file, team);
    const empty = JSON.stringify(emptyAnswers(all));
    fc.assert(
      fc.property(fc.constantFrom(...(all.sections[0]?.fields ?? [])), fc.jsonValue(), (field, value) => {
        const answers = JSON.parse(empty) as Record<string, Record<string, unknown>>;
        Object.defineProperty(answers.basic, field.key, { value, enumerable: true });
        const found = checkAnswers(all, answers, { phase: 'draft' });
        if (typeof value === 'boolean') assert.notDeepEqual(found, []);
        assert.ok(found.every((each) => each.path[0] === 'basic'));
      }),
    );
    assert.deepEqual(checkAnswers(all, emptyAnswers(all), { phase: 'draft' }), []);
  });
});

describe('a field shown only if', () => {
  const conditional = form(ratio, reason, {
    ...title,
    key: 'more',
    showIf: [{ field: 'reason', is: 'filled' }],
  });
  const keys = (basic: Record<string, unknown>): string[] =>
    visibleFields(conditional, { basic }).map(({ field }) => field.key);

  it('is asked for while its condition holds', () => {
    assert.deepEqual(keys({ ratio: 'yes' }), ['ratio', 'reason']);
    const found = checkAnswers(conditional, { basic: { ratio: 'yes' } }, { phase: 'complete' });
    assert.deepEqual(
      found.map((each) => each.path),
      [['basic', 'reason']],
    );
  });

  it('is neither asked for nor counted while it is hidden', () => {
    const answers = { basic: { ratio: 'no', reason: '旧', more: '也旧' } };
    assert.deepEqual(checkAnswers(conditional, answers, { phase: 'complete' }), []);
    assert.deepEqual(uncountedAnswers(conditional, answers), [
      ['basic', 'reason'],
      ['basic', 'more'],
    ]);
    assert.deepEqual(countedAnswers(conditional, answers), { basic: { ratio: 'no' } });
  });

  it('knows four kinds of condition', () => {
    const under = (
      is: 'equal' | 'notEqual' | 'oneOf' | 'filled',
      value: string | string[],
      answer: string | null,
    ): boolean =>
      visibleFields(form(ratio, { ...reason, showIf: [{ field: 'ratio', is, value }] }), {
        basic: { ratio: answer },
      }).length === 2;
    assert.deepEqual([under('equal', 'yes', 'yes'), under('equal', 'yes', 'no')], [true, false]);
    assert.deepEqual([under('notEqual', 'yes', 'no'), under('notEqual', 'yes', 'yes')], [true, false]);
    assert.deepEqual([under('oneOf', ['yes', 'no'], 'no'), under('oneOf', ['yes'], 'no')], [true, false]);
    assert.deepEqual([under('filled', '', 'no'), under('filled', '', null)], [true, false]);
  });

  it('is hidden with the field it asks after', () => {
    assert.deepEqual(keys({ ratio: 'no', reason: '旧' }), ['ratio']);
    assert.deepEqual(keys({ ratio: 'yes', reason: '新' }), ['ratio', 'reason', 'more']);
  });
});

describe('a form made by an officer', () => {
  const codes = (...fields: Field[]): string[] => checkForm(form(...fields)).map((each) => each.code);
  it('is accepted when its keys are unique and its conditions look back', () => {
    assert.deepEqual(codes(title, keywords, amount, ratio, reason, table, file, team), []);
  });
  it('is refused when it is empty, has an empty section or the same section twice', () => {
    const section = { key: 'basic', label, fields: [ratio] };
    assert.deepEqual(
      checkForm({ sections: [] }).map((each) => each.code),
      ['formDefinition.empty'],
    );
    assert.deepEqual(
      checkForm(form()).map((each) => each.code),
      ['formDefinition.emptySection'],
    );
    const twice = checkForm({ sections: [section, { ...section, fields: [title] }] });
    assert.deepEqual(
      twice.map((each) => each.code),
      ['formDefinition.keyTwice'],
    );
  });
  const cases: [string, Field[], string][] = [
    ['refuses the same key twice', [title, title], 'formDefinition.keyTwice'],
    ['refuses a key that every object has', [{ ...title, key: 'constructor' }], 'formDefinition.key'],
    ['refuses a key with a dot', [{ ...title, key: 'a.b' }], 'formDefinition.key'],
    ['refuses a label without English', [{ ...title, label: { zh: '题', en: ' ' } }], 'formDefinition.label'],
    ['refuses a condition on a later field', [reason, ratio], 'formDefinition.conditionField'],
    [
      'refuses a condition on a value that is no option',
      [ratio, { ...reason, showIf: [{ field: 'ratio', is: 'oneOf', value: ['yes', 'oui'] }] }],
      'formDefinition.conditionValue',
    ],
    [
      'refuses a limit that is upside down',
      [{ ...title, limit: { min: 5, max: 4 } }],
      'formDefinition.limit',
    ],
    [
      'refuses a choice without options',
      [{ key: 'c', kind: 'choice', label, options: [] }],
      'formDefinition.noOptions',
    ],
    ['refuses a negative limit', [{ ...title, limit: { min: -1 } }], 'formDefinition.limit'],
    ['refuses a kind that does not exist', [{ ...title, kind: 'script' as 'text' }], 'formDefinition.kind'],
    [
      'refuses a table in a table',
      [{ ...table, columns: [table as unknown as SimpleField] }],
      'formDefinition.kind',
    ],
    [
      'refuses a condition in a table',
      [ratio, { ...table, columns: [ratio, { ...title, showIf: [{ field: 'ratio', is: 'filled' }] }] }],
      'formDefinition.columnCondition',
    ],
    [
      'refuses a condition of unknown words',
      [ratio, { ...reason, showIf: [{ field: 'ratio', is: 'matches' as 'equal' }] }],
      'formDefinition.condition',
    ],
    ['refuses a table without columns', [{ ...table, columns: [] }], 'formDefinition.noColumns'],
    [
      'refuses an option given twice',
      [
        {
          ...ratio,
          options: [
            { value: 'a', label },
            { value: 'a', label },
          ],
        } as Field,
      ],
      'formDefinition.keyTwice',
    ],
  ];
  for (const [rule, fields, code] of cases) {
    it(rule, () => assert.deepEqual(codes(...fields), [code]));
  }
});
