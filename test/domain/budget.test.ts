// Budgets: the indirect cap row by row, its inverse, and what a budget table is refused for.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  checkBudget,
  computeIndirectCap,
  computeIndirectOfTotal,
  INDIRECT_TIERS_2021,
} from '../../server/domain/budget.ts';
import type { BudgetCategory, BudgetLine } from '../../server/domain/budget.ts';
import { fen, parseWan, ZERO } from '../../server/domain/money.ts';

const wan = (text: string | number) => parseWan(String(text)) ?? assert.fail(`not 万元: ${text}`);
const STEP = 10_000;

// Direct, of which purchase, most indirect; 万元.
const CAPS: [number, number, string][] = [
  [80, 0, '24'],
  [80, 20, '18'],
  [200, 50, '45'],
  [600, 100, '150'],
  [800, 100, '200'],
  [1200, 200, '275'],
  [1500, 200, '335'],
  [2500, 300, '515'],
  [0, 0, '0'],
  [80, 80, '0'],
];

describe('the cap of indirect cost', () => {
  for (const [direct, purchase, cap] of CAPS) {
    it(`is ${cap} 万元 over ${direct} direct with ${purchase} of purchase`, () =>
      assert.equal(computeIndirectCap({ directFen: wan(direct), purchaseFen: wan(purchase) }), wan(cap)));
  }
  it('is rounded down to 0.01 万元', () => {
    assert.equal(computeIndirectCap({ directFen: wan('0.0666'), purchaseFen: ZERO }), wan('0.01'));
    assert.equal(computeIndirectCap({ directFen: wan('0.0333'), purchaseFen: ZERO }), 0);
    assert.equal(computeIndirectCap({ directFen: wan('99.999999'), purchaseFen: ZERO }), wan('29.99'));
  });
  it('follows the tiers of the call', () => {
    const tiers = [{ upToFen: null, permille: 200 }];
    assert.equal(computeIndirectCap({ directFen: wan(800), purchaseFen: wan(100), tiers }), wan(140));
  });
  it('throws when purchase exceeds the direct costs', () => {
    assert.throws(() => computeIndirectCap({ directFen: wan(1), purchaseFen: wan(2) }), RangeError);
    assert.throws(() => computeIndirectCap({ directFen: wan(1), purchaseFen: fen(-1) }), RangeError);
  });
});

// Total, purchase, most indirect; 万元. The exact values have four decimals; the cap keeps two of them.
const INVERSES: [number, number, string][] = [
  [100, 0, '23.07'],
  [100, 30, '16.15'],
  [300, 60, '55.38'],
  [650, 0, '150'],
  [1000, 200, '180'],
  [1275, 0, '275'],
  [1500, 300, '260'],
  [1835, 200, '335'],
  [0, 0, '0'],
];

describe('indirect cost out of a fixed total', () => {
  for (const [total, purchase, indirect] of INVERSES) {
    it(`is ${indirect} of ${total} 万元 with ${purchase} of purchase`, () =>
      assert.equal(
        computeIndirectOfTotal({ totalFen: wan(total), purchaseFen: wan(purchase) }),
        wan(indirect),
      ));
  }
  it('is within the cap of the rest, and 0.01 万元 more is not', () => {
    const amount = fc.integer({ min: 0, max: 3_000_000_000 });
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 1000 }), (total, part) => {
        const purchaseFen = fen(Math.floor((total / 1000) * part * 0.8));
        const indirect = computeIndirectOfTotal({ totalFen: fen(total), purchaseFen });
        assert.ok(indirect <= computeIndirectCap({ directFen: fen(total - indirect), purchaseFen }));
        const more = indirect + STEP;
        fc.pre(total - more >= purchaseFen);
        assert.ok(more > computeIndirectCap({ directFen: fen(total - more), purchaseFen }));
      }),
      { numRuns: 500 },
    );
  });
  it('stops with the last tier that the call gives', () => {
    const tiers = INDIRECT_TIERS_2021.slice(0, 1);
    assert.equal(computeIndirectOfTotal({ totalFen: wan(2000), purchaseFen: ZERO, tiers }), wan(150));
    assert.equal(computeIndirectCap({ directFen: wan(2000), purchaseFen: ZERO, tiers }), wan(150));
  });
});

function aLine(category: BudgetCategory, grant: number | string, over: Partial<BudgetLine> = {}): BudgetLine {
  return { category, grantFen: wan(grant), ownFen: ZERO, quantity: 1, note: '', ...over };
}

function codes(lines: BudgetLine[], over: Partial<Parameters<typeof checkBudget>[0]> = {}): string[] {
  const requestedFen = fen(lines.reduce((sum, line) => sum + line.grantFen, 0));
  const ownFen = fen(lines.reduce((sum, line) => sum + line.ownFen, 0));
  return checkBudget({ budgetMode: 'itemised', lines, requestedFen, ownFen, ...over }).map(
    (each) => each.code,
  );
}

describe('a lump-sum budget', () => {
  it('has no lines', () => {
    assert.deepEqual(codes([], { budgetMode: 'lump_sum', requestedFen: wan(10) }), []);
  });
  it('is refused with any line, even one of nothing', () => {
    assert.deepEqual(codes([aLine('labour', 0)], { budgetMode: 'lump_sum' }), ['budget.lumpSumHasLines']);
  });
  it('is refused with a negative amount', () => {
    assert.deepEqual(codes([], { budgetMode: 'lump_sum', requestedFen: fen(-1), ownFen: fen(-1) }), [
      'budget.negative',
      'budget.negative',
    ]);
  });
});

describe('an itemised budget', () => {
  const RIGHT = [
    aLine('equipmentPurchase', 20),
    aLine('business', 40),
    aLine('labour', 20),
    aLine('indirect', 18),
  ];

  it('is taken when the lines add up within the cap', () => assert.deepEqual(codes(RIGHT), []));
  it('is refused without lines', () => {
    assert.deepEqual(codes([], { requestedFen: wan(10) }), ['budget.missing']);
  });
  it('is refused when it is one fen more or less than what is asked for', () => {
    for (const requestedFen of [fen(wan(98) + 1), fen(wan(98) - 1)]) {
      assert.deepEqual(codes(RIGHT, { requestedFen }), ['budget.grantSum']);
    }
    assert.deepEqual(codes(RIGHT, { ownFen: fen(1) }), ['budget.ownSum']);
  });
  it('says by how much the sum and the total differ', () => {
    const [found] = checkBudget({
      budgetMode: 'itemised',
      lines: RIGHT,
      requestedFen: wan(100),
      ownFen: ZERO,
    });
    assert.deepEqual(found, {
      code: 'budget.grantSum',
      path: ['lines'],
      params: { sumWan: '98', totalWan: '100' },
    });
  });
  for (const [direct, purchase, cap] of CAPS.filter((row) => row[0] > row[1])) {
    it(`takes ${cap} 万元 of indirect cost over ${direct} with ${purchase} of purchase, and not 0.01 more`, () => {
      const costs = [
        aLine('equipmentPurchase', purchase, { note: '用途' }),
        aLine('business', direct - purchase),
      ];
      assert.deepEqual(codes([...costs, aLine('indirect', cap)]), []);
      const more = { grantFen: fen(wan(cap) + STEP) };
      assert.deepEqual(codes([...costs, aLine('indirect', cap, more)]), ['budget.indirectCap']);
    });
  }
  it('takes only purchase out of the base', () => {
    const others: BudgetCategory[] = ['equipmentTrial', 'equipmentUpgrade', 'equipmentRental'];
    for (const category of others)
      assert.deepEqual(codes([aLine(category, 10), aLine('indirect', 3)]), [], category);
    assert.deepEqual(codes([aLine('equipmentPurchase', 10), aLine('indirect', 3)]), ['budget.indirectCap']);
  });
  it('leaves own money out of the base and out of the cap', () => {
    assert.deepEqual(codes([aLine('business', 10, { ownFen: wan(100) }), aLine('indirect', '3.01')]), [
      'budget.indirectCap',
    ]);
    assert.deepEqual(codes([aLine('business', 10), aLine('indirect', 3, { ownFen: wan(50) })]), []);
  });
  it('counts several indirect lines as one', () => {
    assert.deepEqual(codes([aLine('business', 10), aLine('indirect', 2), aLine('indirect', 2)]), [
      'budget.indirectCap',
    ]);
  });
  it('is refused with a negative line, and says which', () => {
    const lines = [aLine('business', 10, { ownFen: fen(-1) }), aLine('labour', 0, { grantFen: fen(-5) })];
    const found = checkBudget({
      budgetMode: 'itemised',
      lines,
      requestedFen: fen(wan(10) - 5),
      ownFen: fen(-1),
    });
    assert.deepEqual(
      found.map((each) => [each.code, each.path.join('.')]),
      [
        ['budget.negative', 'ownFen'],
        ['budget.negative', 'lines.0.ownFen'],
        ['budget.negative', 'lines.1.grantFen'],
      ],
    );
  });
  it('does not let a negative direct line widen the cap, or a negative indirect line hide it', () => {
    const lines = [
      aLine('business', 10),
      aLine('indirect', 4),
      aLine('indirect', 0, { grantFen: fen(-wan(2)) }),
    ];
    assert.deepEqual(codes(lines), ['budget.negative', 'budget.indirectCap']);
    const purchase = aLine('equipmentPurchase', 0, { grantFen: fen(-wan(10)) });
    assert.deepEqual(codes([aLine('business', 10), purchase, aLine('indirect', 4)]), [
      'budget.negative',
      'budget.indirectCap',
    ]);
  });
});

describe('a piece of equipment', () => {
  it('needs a note from 50 万元 on', () => {
    assert.deepEqual(codes([aLine('equipmentPurchase', 50)]), ['budget.equipmentNote']);
    assert.deepEqual(codes([aLine('equipmentPurchase', 50, { note: ' \n' })]), ['budget.equipmentNote']);
    assert.deepEqual(codes([aLine('equipmentPurchase', 50, { note: '型号、用途、必要性' })]), []);
    assert.deepEqual(codes([aLine('equipmentPurchase', '49.999999')]), []);
  });
  it('is judged by its price, whoever pays and however many there are', () => {
    assert.deepEqual(codes([aLine('equipmentTrial', 30, { ownFen: wan(20) })]), ['budget.equipmentNote']);
    assert.deepEqual(codes([aLine('equipmentPurchase', 99, { quantity: 2 })]), []);
    assert.deepEqual(codes([aLine('equipmentPurchase', 100, { quantity: 2 })]), ['budget.equipmentNote']);
  });
  it('comes in whole numbers from one', () => {
    for (const quantity of [0, -1, 1.5, NaN]) {
      assert.deepEqual(codes([aLine('equipmentPurchase', 60, { quantity })]), ['budget.quantity']);
    }
    assert.deepEqual(codes([aLine('labour', 60, { quantity: 0 })]), []);
  });
  it('follows the setting of the call', () => {
    const settings = { indirectTiers: INDIRECT_TIERS_2021, equipmentNoteFromFen: wan(10) };
    assert.deepEqual(codes([aLine('equipmentPurchase', 10)], { settings }), ['budget.equipmentNote']);
  });
});
