// What a project brought forth: what each row must say, what counts, and that nothing is listed twice.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  checkOutput,
  checkOutputs,
  countOutputs,
  isSameOutput,
  keyOf,
  MARKED_KINDS,
  normaliseDoi,
  OUTPUT_KINDS,
  type Output,
} from '../../server/domain/outputs.ts';

const TERM = { startsOn: '2024-01-01', today: '2026-05-20' };
const base = { title: '盐碱地水稻根系离子平衡', on: '2025-03-01', isMarked: null };
const paper = { ...base, isMarked: true, kind: 'paper', journal: '土壤学报', doi: '10.1000/abc123' } as const;
const patent = { ...base, kind: 'patent', number: 'ZL 2024 1 0123456.0', stage: 'granted' } as const;
const standard = { ...base, kind: 'standard', number: 'DB37/T 1234—2025' } as const;
const degree = { ...base, kind: 'degree', person: '古丽米热·艾比布力', degree: 'doctor' } as const;
const contract = { ...base, kind: 'contract', number: '2025370500001234' } as const;
const award = { ...base, kind: 'award', note: '市科技进步奖二等奖' } as const;
const other = { ...base, kind: 'other', note: '数据集' } as const;
const ALL: readonly Output[] = [paper, patent, standard, degree, contract, award, other];
const codes = (output: Output): string[] => checkOutput(output, TERM).map((each) => each.code);

describe('an output', () => {
  it('of any kind is taken when it says what its kind asks for', () => {
    assert.deepEqual(
      ALL.map((each) => each.kind),
      [...OUTPUT_KINDS],
    );
    assert.deepEqual(checkOutputs(ALL, TERM), []);
  });

  it('has a title', () => {
    for (const each of ALL) assert.deepEqual(codes({ ...each, title: ' ' }), ['output.title']);
  });

  it('is not older than the project, its first day included', () => {
    assert.deepEqual(codes({ ...other, on: '2024-01-01' }), []);
    assert.deepEqual(codes({ ...other, on: '2023-12-31' }), ['output.beforeStart']);
  });

  it('is of today or earlier, and may come after the end of the term', () => {
    assert.deepEqual(codes({ ...other, on: '2026-05-20' }), []);
    assert.deepEqual(codes({ ...other, on: '2026-05-21' }), ['output.inFuture']);
  });

  it('says whether it names the project where its kind can, a setting that begins with papers', () => {
    assert.deepEqual(MARKED_KINDS, ['paper']);
    assert.deepEqual(codes({ ...paper, isMarked: null }), ['output.marked']);
    assert.deepEqual(codes({ ...paper, isMarked: false }), []);
    const asked = checkOutputs([award], TERM, { markedKinds: ['award'] });
    assert.deepEqual(asked, [{ code: 'output.marked', path: ['outputs', 0, 'isMarked'], params: {} }]);
  });

  it('tells everything that is missing at once', () => {
    assert.deepEqual(codes({ ...paper, title: '', isMarked: null, journal: '', doi: '10.1/a' }), [
      'output.title',
      'output.marked',
      'output.journal',
      'output.doi',
    ]);
  });
});

describe('a paper', () => {
  it('names its journal or conference', () => {
    assert.deepEqual(codes({ ...paper, journal: '\u3000' }), ['output.journal']);
  });

  it('may be without a DOI', () => assert.deepEqual(codes({ ...paper, doi: null }), []));

  it('has a DOI of 10, point, four to nine digits, stroke and more', () => {
    for (const doi of ['10.1000/a', '10.123456789/a', '10.1016/j.soil.2025.01(3)', 'DOI: 10.1000/A']) {
      assert.deepEqual(codes({ ...paper, doi }), [], doi);
    }
    for (const doi of [
      '',
      '10.100/a',
      '10.1234567890/a',
      '11.1000/a',
      '10.1000/',
      '10.1000/a b',
      'x10.1000/a',
    ]) {
      assert.deepEqual(codes({ ...paper, doi }), ['output.doi'], doi);
    }
  });

  it('has one spelling of its DOI, whatever was pasted', () => {
    for (const text of [
      'https://doi.org/10.1000/ABC',
      'http://dx.doi.org/10.1000/abc',
      'doi:10.1000/abc',
      'DOI：10.1000/abc',
      'DOI 10.1000/abc',
      ' 10.1000/Abc ',
    ]) {
      assert.equal(normaliseDoi(text), '10.1000/abc', text);
    }
  });
});

describe('a patent', () => {
  it('has a number that checks', () => {
    assert.deepEqual(codes({ ...patent, number: 'ZL 2024 1 0123456.1' }), ['patentNumber.check']);
    assert.deepEqual(codes({ ...patent, number: '12345' }), ['patentNumber.shape']);
  });

  it('that is called granted has a number with ZL; one applied for needs none', () => {
    assert.deepEqual(codes({ ...patent, number: '202410123456.0' }), ['output.patentNotGranted']);
    assert.deepEqual(codes({ ...patent, number: '202410123456.0', stage: 'applied' }), []);
    assert.deepEqual(codes({ ...patent, stage: 'applied' }), []);
  });

  it('is not of a day before the year of its application', () => {
    assert.deepEqual(codes({ ...patent, number: 'ZL202510123456.5', on: '2025-01-01' }), []);
    assert.deepEqual(checkOutput({ ...patent, number: 'ZL202510123456.5', on: '2024-12-31' }, TERM), [
      { code: 'output.patentYear', path: ['on'], params: { year: 2025 } },
    ]);
  });
});

describe('a standard', () => {
  it('has a number of letters, number and year', () => {
    for (const number of [
      'GB/T 12345-2022',
      'gb/t12345.1—2022',
      'GB 18030-2005',
      'DB3705/T 12-2025',
      'T/LZAS 001-2024',
      'NY/T 1234–2024',
      'ISO/IEC 27001:2022',
    ]) {
      assert.deepEqual(codes({ ...standard, number }), [], number);
    }
  });

  it('without year, number or letters is not taken', () => {
    for (const number of [
      '',
      'GB/T 12345',
      'GB/T-2022',
      '12345-2022',
      'GB/T 12345-1822',
      'GB/T 12345-20225',
    ]) {
      assert.deepEqual(codes({ ...standard, number }), ['output.standardNumber'], number);
    }
  });
});

describe('a degree, a contract, an award and anything else', () => {
  it('name the person, the registration number or what it is', () => {
    assert.deepEqual(codes({ ...degree, person: '' }), ['output.person']);
    assert.deepEqual(codes({ ...contract, number: ' ' }), ['output.contractNumber']);
    assert.deepEqual(codes({ ...award, note: '' }), ['output.note']);
    assert.deepEqual(codes({ ...other, note: '' }), ['output.note']);
  });
});

describe('a list of outputs', () => {
  const twice = (a: Output, b: Output) => checkOutputs([other, a, b], TERM);
  const row2 = [{ code: 'output.twice', path: ['outputs', 2], params: { row: 2 } }];

  it('tells of each row at its place', () => {
    const found = checkOutputs([other, { ...paper, journal: '' }], TERM, { path: ['report', 'outputs'] });
    assert.deepEqual(found, [
      { code: 'output.journal', path: ['report', 'outputs', 1, 'journal'], params: {} },
    ]);
  });

  it('holds no paper twice: by DOI, and by title where one row has none', () => {
    const renamed = { ...paper, title: '另一题目', doi: 'https://doi.org/10.1000/ABC123' };
    assert.deepEqual(twice(paper, renamed), row2);
    assert.deepEqual(twice(paper, { ...paper, doi: null }), row2);
    assert.deepEqual(twice({ ...paper, doi: null }, paper), row2);
    assert.deepEqual(
      twice({ ...paper, doi: null }, { ...paper, doi: null, title: ' 盐碱地水稻根系 离子平衡' }),
      row2,
    );
    assert.deepEqual(twice(paper, { ...paper, doi: '10.1000/other' }), []);
    assert.deepEqual(twice(paper, { ...paper, title: '另一题目', doi: null }), []);
  });

  it('holds no patent twice, be it applied for and granted', () => {
    assert.deepEqual(twice(patent, { ...patent, number: '202410123456.0', stage: 'applied' }), row2);
  });

  it('holds no standard, contract, degree or award twice', () => {
    assert.deepEqual(twice(standard, { ...standard, number: 'db37/t1234-2025' }), row2);
    assert.deepEqual(twice(contract, { ...contract, title: '许可合同' }), row2);
    assert.deepEqual(twice(degree, { ...degree, title: '学位论文' }), row2);
    assert.deepEqual(twice(degree, { ...degree, degree: 'master' }), []);
    assert.deepEqual(twice(award, award), row2);
    assert.deepEqual(checkOutputs([award, { ...other, title: award.title }], TERM), []);
  });

  it('finds the same output from either side', () => {
    const pool: Output[] = [
      ...ALL,
      { ...paper, doi: null },
      { ...paper, title: '另一题目', doi: null },
      { ...degree, degree: 'master' },
    ];
    fc.assert(
      fc.property(fc.constantFrom(...pool), fc.constantFrom(...pool), (a, b) => {
        assert.equal(isSameOutput(a, b), isSameOutput(b, a));
        if (keyOf(a) === keyOf(b)) assert.ok(isSameOutput(a, b));
      }),
    );
  });

  it('counts a paper only when it names the project, and the rest as they are', () => {
    assert.deepEqual(countOutputs(ALL), {
      paper: 1,
      patent: 1,
      standard: 1,
      degree: 1,
      contract: 1,
      award: 1,
      other: 1,
    });
    const unmarked = [
      { ...paper, isMarked: false },
      { ...paper, isMarked: null },
      { ...patent, isMarked: false },
    ];
    assert.deepEqual(
      { paper: countOutputs(unmarked).paper, patent: countOutputs(unmarked).patent },
      { paper: 0, patent: 1 },
    );
    assert.equal(countOutputs(unmarked, ['patent']).paper, 2);
    assert.equal(countOutputs(unmarked, ['patent']).patent, 0);
  });
});
