// Every rule that can be broken has its sentence in both languages.
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { ACTS } from '../../server/domain/acts.ts';
import { CONFLICT_RULES } from '../../server/domain/conflict.ts';
import { ELIGIBILITY_RULES } from '../../server/domain/eligibility.ts';
import { find, sentence } from '../../server/domain/words/index.ts';
import { rulesEn } from '../../server/domain/words/rules.en.ts';
import { rulesZh } from '../../server/domain/words/rules.zh.ts';

const server = new URL('../../server/', import.meta.url);

function sourcesUnder(folder: string): string[] {
  return readdirSync(new URL(folder, server), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('words/'))
    .map((name) => readFileSync(new URL(`${folder}${name}`, server), 'utf8'));
}

/** Codes as they stand in the source: the first argument of violation(…), and texts of the families given by name. */
function codesUnder(folder: string): string[] {
  const written = sourcesUnder(folder).flatMap((source) => [
    ...source.matchAll(/violation\(\s*'([\w.]+)'/g),
    ...source.matchAll(/'((?:eligibility|formalCheck|form|budget|completeness)\.\w+)'/g),
    ...source.matchAll(/item\('\w+', '(body\w+)'/g),
  ]);
  return written
    .map(([, code = '']) => (code.startsWith('body') ? `completeness.${code}` : code))
    .filter((code) => !ACTS.some((act) => act === code));
}

const codes = new Set([
  ...codesUnder('domain/'),
  ...CONFLICT_RULES.map((rule) => `conflict.${rule}`),
  ...ELIGIBILITY_RULES.map((rule) => `eligibility.${rule}`),
]);
const places = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort();
/** The label of the attachment stands in one place in each language: {{zh}}, {{en}}. */
const ONE_PLACE_EACH = 'completeness.attachment';

describe('the sentence of a rule', () => {
  it('exists in Chinese and in English for every code in the source', () => {
    assert.ok(codes.size > 100, `only ${codes.size} codes found`);
    const isSilent = (code: string): boolean =>
      find('zh-CN', `errors.${code}`) === null || find('en', `errors.${code}`) === null;
    assert.deepEqual([...codes].filter(isSilent), []);
  });

  it('stands for a code that the source has', () => {
    const everywhere = sourcesUnder('').join('\n');
    const isUnused = (code: string): boolean => !codes.has(code) && !everywhere.includes(`'${code}'`);
    assert.deepEqual(Object.keys(rulesZh).filter(isUnused), []);
  });

  it('names the same facts in both languages', () => {
    assert.deepEqual(Object.keys(rulesZh).sort(), Object.keys(rulesEn).sort());
    const differ = (code: string): boolean =>
      places(rulesZh[code] ?? '').join() !== places(rulesEn[code] ?? '').join();
    assert.deepEqual(Object.keys(rulesZh).filter(differ), [ONE_PLACE_EACH]);
  });

  it('names what was counted', () => {
    const params = { year: 2026, limit: 1, count: 1, counted: ['盐碱地水稻（2026-ZR-000012）'] };
    assert.equal(
      sentence('zh-CN', 'errors.eligibility.L1', params),
      '您 2026 年已提交 1 项同类申请（每人限 1 项）：盐碱地水稻（2026-ZR-000012）。',
    );
  });
});
