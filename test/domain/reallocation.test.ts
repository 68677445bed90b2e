// Reallocation: who decides which move between lines, and what nobody may do.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { BUDGET_CATEGORIES, type BudgetCategory } from '../../server/domain/budget.ts';
import type { SpentByCategory } from '../../server/domain/expenseCategories.ts';
import { add, fen, ZERO } from '../../server/domain/money.ts';
import {
  checkReallocation,
  decidersOf,
  linesAfter,
  type BudgetLines,
  type Decider,
} from '../../server/domain/reallocation.ts';

const WAN = 1_000_000;
/** 100 direct, of it 20 purchase; indirect 24 = 30 % of 80. */
const LINES: BudgetLines = {
  equipmentPurchase: fen(20 * WAN),
  equipmentTrial: ZERO,
  equipmentUpgrade: ZERO,
  equipmentRental: ZERO,
  business: fen(50 * WAN),
  labour: fen(30 * WAN),
  indirect: fen(24 * WAN),
};
type Wan = Partial<Record<BudgetCategory, number>>;
const changes = (wan: Wan) =>
  Object.fromEntries(Object.entries(wan).map(([line, amount]) => [line, fen(amount * WAN)]));
function codes(
  wan: Wan,
  decidedBy: readonly Decider[],
  spent: SpentByCategory = {},
  reason = '实验方案调整',
): string[] {
  const ground = { budgetMode: 'itemised', lines: LINES, spent } as const;
  return checkReallocation({ changes: changes(wan), reason, decidedBy }, ground).map((each) => each.code);
}

describe('who decides a reallocation', () => {
  const rows: [string, Wan, Decider[]][] = [
    ['the lead between business and labour', { business: -1, labour: 1 }, ['lead']],
    ['the host where equipment gives', { equipmentPurchase: -1, labour: 1 }, ['host']],
    ['the host where equipment takes', { equipmentRental: 1, business: -1 }, ['host']],
    ['lead and host together where indirect cost gives way', { indirect: -1, labour: 1 }, ['lead', 'host']],
    ['the bureau where the total changes', { labour: 1 }, ['lead', 'bureau']],
    ['nobody where nothing changes', { labour: 0 }, []],
  ];
  for (const [rule, wan, deciders] of rows) {
    it(`is ${rule}`, () => assert.deepEqual(decidersOf(changes(wan)), deciders));
  }
});

describe('a reallocation', () => {
  it('takes effect when those who decide have agreed', () => {
    assert.deepEqual(codes({ business: -1, labour: 1 }, ['lead']), []);
    assert.deepEqual(codes({ equipmentPurchase: -1, labour: 1 }, ['host']), []);
    assert.deepEqual(codes({ indirect: -1, labour: 1 }, ['lead', 'host']), []);
  });
  it('names who has not agreed', () => {
    assert.deepEqual(codes({ business: -1, labour: 1 }, ['host']), ['reallocation.leadDecides']);
    assert.deepEqual(codes({ equipmentPurchase: -1, labour: 1 }, ['lead']), ['reallocation.hostDecides']);
    assert.deepEqual(codes({ indirect: -1, labour: 1 }, []), [
      'reallocation.leadDecides',
      'reallocation.hostDecides',
    ]);
  });
  it('never changes the total, whoever agrees', () => {
    assert.deepEqual(codes({ labour: 1 }, ['lead', 'host', 'bureau']), ['reallocation.total']);
    assert.deepEqual(codes({ indirect: -1 }, ['lead', 'host', 'bureau']), ['reallocation.total']);
  });
  it('never raises indirect cost', () => {
    assert.deepEqual(codes({ labour: -1, indirect: 1 }, ['lead', 'host']), ['reallocation.indirectRaised']);
  });
  it('keeps indirect cost within the cap of the new base', () => {
    assert.deepEqual(codes({ business: -1, equipmentPurchase: 1 }, ['host']), ['reallocation.indirectCap']);
    assert.deepEqual(codes({ business: -1, equipmentTrial: 1 }, ['host']), []);
  });
  it('follows the tiers of the call', () => {
    const ground = { budgetMode: 'itemised', lines: LINES, spent: {} } as const;
    const move = {
      changes: changes({ business: -1, labour: 1 }),
      reason: '调整',
      decidedBy: ['lead'],
    } as const;
    const tiers = [{ upToFen: null, permille: 299 }];
    assert.deepEqual(
      checkReallocation(move, { ...ground, tiers }).map((each) => each.code),
      ['reallocation.indirectCap'],
    );
  });
  it('leaves on a line what is spent on it, and nothing below zero', () => {
    const spent = { material: fen(30 * WAN), travel: fen(10 * WAN) };
    assert.deepEqual(codes({ business: -10, labour: 10 }, ['lead'], spent), []);
    assert.deepEqual(codes({ business: -11, labour: 11 }, ['lead'], spent), ['reallocation.belowSpent']);
    assert.deepEqual(codes({ business: -51, labour: 51 }, ['lead']), ['reallocation.belowSpent']);
  });
  it('changes something, for a reason', () => {
    assert.deepEqual(codes({}, []), ['reallocation.nothing']);
    assert.deepEqual(codes({ business: -1, labour: 1 }, ['lead'], {}, ' '), ['reallocation.reasonMissing']);
  });
  it('is refused for a lump sum', () => {
    const move = {
      changes: changes({ business: -1, labour: 1 }),
      reason: '调整',
      decidedBy: ['lead'],
    } as const;
    assert.deepEqual(
      checkReallocation(move, { budgetMode: 'lump_sum', lines: LINES, spent: {} }).map((each) => each.code),
      ['reallocation.lumpSum'],
    );
  });
  it('that is allowed keeps the total to the fen', () => {
    const amount = fc.integer({ min: -60 * WAN, max: 60 * WAN }).map(fen);
    const line = fc.constantFrom(...BUDGET_CATEGORIES);
    fc.assert(
      fc.property(line, line, amount, amount, (from, to, out, into) => {
        const move = {
          changes: { [from]: out, [to]: into },
          reason: '调整',
          decidedBy: ['lead', 'host'],
        } as const;
        const ground = { budgetMode: 'itemised', lines: LINES, spent: {} } as const;
        if (checkReallocation(move, ground).length > 0) return;
        const after = Object.values(linesAfter(LINES, move.changes));
        assert.equal(add(...after), 124 * WAN);
        assert.ok(after.every((each) => each >= 0));
      }),
    );
  });
});
