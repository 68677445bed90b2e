// Expenses: the closed lists, the days, the papers, and that nothing is spent that is not there.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { BUDGET_CATEGORIES } from '../../server/domain/budget.ts';
import {
  checkExpense,
  DEFAULT_EXPENSE_SETTINGS,
  type Expense,
  type ExpenseSettings,
  type ProjectMoney,
} from '../../server/domain/expense.ts';
import {
  belongsTo,
  categoriesOf,
  EXPENSE_CATEGORIES,
  groupOf,
  lineOf,
  spentInAll,
  spentOnLine,
  type ExpenseCategory,
} from '../../server/domain/expenseCategories.ts';
import { add, fen, ZERO } from '../../server/domain/money.ts';

const NUMBER = '26372000000012345678';
const EXPENSE: Expense = {
  category: 'material',
  amountFen: fen(100),
  spentOn: '2026-07-01',
  payee: '澜州试剂有限公司',
  invoices: [{ code: null, number: NUMBER }],
  hasVoucherFile: true,
  contractedOn: null,
};
const LUMP: ProjectMoney = {
  budgetMode: 'lump_sum',
  awardFen: fen(10_000),
  term: { startsOn: '2026-01-01', endsOn: '2027-12-31' },
  accountsOn: null,
  lines: null,
  spent: {},
  availableFen: fen(6000),
};
const LINES = Object.fromEntries(BUDGET_CATEGORIES.map((line) => [line, fen(1000)])) as NonNullable<
  ProjectMoney['lines']
>;
const ITEMISED: ProjectMoney = { ...LUMP, budgetMode: 'itemised', lines: LINES };

function codes(
  change: Partial<Expense>,
  money: ProjectMoney = LUMP,
  settings: Partial<ExpenseSettings> = {},
  today = '2028-06-30',
): string[] {
  const context = {
    today,
    takenInvoices: new Set(['25372000000000000001']),
    settings: { ...DEFAULT_EXPENSE_SETTINGS, ...settings },
  };
  return checkExpense({ ...EXPENSE, ...change }, money, context).map((each) => each.code);
}

describe('the categories of spending', () => {
  it('of a lump sum are the closed list of its scope', () => {
    assert.deepEqual(categoriesOf('lump_sum'), [
      'equipment',
      'material',
      'testing',
      'energy',
      'travel',
      'publication',
      'labour',
      'consulting',
      'management',
      'performance',
      'other',
    ]);
  });
  it('of an itemised budget belong each to one of its lines, and every line has one', () => {
    const lines = categoriesOf('itemised').map(lineOf);
    assert.deepEqual(new Set(lines), new Set(BUDGET_CATEGORIES));
    assert.equal(lineOf('consulting'), 'labour');
    assert.equal(lineOf('performance'), 'indirect');
  });
  it('belong to one mode at least', () => {
    for (const category of EXPENSE_CATEGORIES) {
      assert.ok(belongsTo(category, 'lump_sum') || belongsTo(category, 'itemised'), category);
      assert.equal(belongsTo(category, 'lump_sum'), groupOf(category) !== null);
    }
  });
  it('are added up line by line without losing a fen', () => {
    const amounts = fc.record(
      Object.fromEntries(categoriesOf('itemised').map((category) => [category, fc.nat(1e12).map(fen)])),
    );
    fc.assert(
      fc.property(amounts, (spent) => {
        const byLine = BUDGET_CATEGORIES.map((line) => spentOnLine(spent, line));
        assert.equal(add(...byLine), spentInAll(spent));
      }),
    );
  });
});

describe('an expense', () => {
  it('with everything in order is booked in either mode', () => {
    assert.deepEqual(codes({}), []);
    assert.deepEqual(codes({}, ITEMISED), []);
  });
  it('is of a category of its mode', () => {
    assert.deepEqual(codes({ category: 'equipmentPurchase' }), ['expense.category']);
    assert.deepEqual(codes({ category: 'facilities' }), ['expense.category']);
    assert.deepEqual(codes({ category: 'equipment' }, ITEMISED), ['expense.category']);
  });
  it('is above zero', () => {
    assert.deepEqual(codes({ amountFen: ZERO }), ['expense.amount']);
    assert.deepEqual(codes({ amountFen: fen(-1) }), ['expense.amount']);
    assert.deepEqual(codes({ amountFen: fen(1) }), []);
  });
  it('has a payee and a voucher', () => {
    assert.deepEqual(codes({ payee: ' ' }), ['expense.payeeMissing']);
    assert.deepEqual(codes({ payee: '欧阳\u200B娜' }), ['text.invisible']);
    assert.deepEqual(codes({ payee: '𠮷'.repeat(100) }), []);
    assert.deepEqual(codes({ payee: '𠮷'.repeat(101) }), ['text.tooLong']);
    assert.deepEqual(codes({ hasVoucherFile: false }), ['expense.voucherMissing']);
  });
});

describe('the day of an expense', () => {
  const on = (
    spentOn: string,
    money: Partial<ProjectMoney> = {},
    change: Partial<Expense> = {},
    graceDays = 0,
  ) => codes({ spentOn, ...change }, { ...LUMP, ...money }, { graceDays });
  it('is within the term, its first and last day included', () => {
    assert.deepEqual(on('2025-12-31'), ['expense.outsideTerm']);
    assert.deepEqual(on('2026-01-01'), []);
    assert.deepEqual(on('2027-12-31'), []);
    assert.deepEqual(on('2028-01-01'), ['expense.outsideTerm']);
  });
  it('may be so many days later as the setting allows', () => {
    assert.deepEqual(on('2028-01-10', {}, {}, 10), []);
    assert.deepEqual(on('2028-01-11', {}, {}, 10), ['expense.outsideTerm']);
  });
  it('may be up to the final accounts for what was contracted within the term', () => {
    const accounts = { accountsOn: '2028-02-29' };
    assert.deepEqual(on('2028-02-29', accounts, { contractedOn: '2027-12-31' }), []);
    assert.deepEqual(on('2028-03-01', accounts, { contractedOn: '2027-12-31' }), ['expense.outsideTerm']);
    assert.deepEqual(on('2028-02-29', accounts, { contractedOn: '2028-01-01' }), ['expense.outsideTerm']);
    assert.deepEqual(on('2028-02-29', accounts, { contractedOn: '2025-12-31' }), ['expense.outsideTerm']);
    assert.deepEqual(on('2028-02-29', accounts), ['expense.outsideTerm']);
    assert.deepEqual(on('2028-02-29', {}, { contractedOn: '2027-12-31' }), ['expense.outsideTerm']);
  });
  it('is not before the term even for a contract', () => {
    const accounts = { accountsOn: '2028-02-29' };
    assert.deepEqual(on('2025-12-31', accounts, { contractedOn: '2026-01-01' }), ['expense.outsideTerm']);
  });
  it('is not after today', () => {
    assert.deepEqual(codes({ spentOn: '2026-07-02' }, LUMP, {}, '2026-07-01'), ['expense.inFuture']);
    assert.deepEqual(codes({ spentOn: '2026-07-01' }, LUMP, {}, '2026-07-01'), []);
  });
});

describe('the invoices of an expense', () => {
  it('are there, except for categories that are paid by a list', () => {
    assert.deepEqual(codes({ invoices: [] }), ['expense.invoiceMissing']);
    for (const category of ['labour', 'performance'] as const) {
      assert.deepEqual(codes({ invoices: [], category }), []);
    }
    assert.deepEqual(codes({ invoices: [], category: 'labour' }, LUMP, { withoutInvoice: [] }), [
      'expense.invoiceMissing',
    ]);
  });
  it('have a number in form, judged by the year of today', () => {
    assert.deepEqual(codes({ invoices: [{ code: null, number: '123' }] }), ['invoice.number']);
    const next = { spentOn: '2026-07-01', invoices: [{ code: null, number: `27${NUMBER.slice(2)}` }] };
    assert.deepEqual(codes(next, LUMP, {}, '2026-12-31'), ['invoice.year']);
    assert.deepEqual(codes(next, LUMP, {}, '2027-01-01'), []);
  });
  it('were not booked before, in any project', () => {
    const again = { invoices: [{ code: null, number: '2537 2000 0000 0000 0001' }] };
    assert.deepEqual(codes(again), ['invoice.taken']);
  });
  it('are named by their place', () => {
    const context = { today: '2026-07-01', takenInvoices: new Set<string>() };
    const invoices = [EXPENSE.invoices[0] ?? assert.fail('no invoice'), { code: 'x', number: '12345678' }];
    const [found] = checkExpense({ ...EXPENSE, invoices }, LUMP, context);
    assert.deepEqual([found?.code, found?.path], ['invoice.code', ['invoices', 1, 'code']]);
  });
});

describe('the amount of an expense', () => {
  it('is never above what was received and is not spent', () => {
    assert.deepEqual(codes({ amountFen: fen(6000) }), []);
    assert.deepEqual(codes({ amountFen: fen(6001) }), ['expense.overReceived']);
    assert.deepEqual(codes({ amountFen: fen(1) }, { ...LUMP, availableFen: ZERO }), ['expense.overReceived']);
  });
  it('of an itemised budget is never above the line, all its categories together', () => {
    const spent = { travel: fen(300), testing: fen(200), labour: fen(999) };
    assert.deepEqual(codes({ amountFen: fen(500) }, { ...ITEMISED, spent }), []);
    assert.deepEqual(codes({ amountFen: fen(501) }, { ...ITEMISED, spent }), ['expense.overLine']);
  });
  it('of an itemised budget without the line is refused', () => {
    assert.deepEqual(codes({}, { ...ITEMISED, lines: null }), ['expense.overLine']);
  });
  it('of a lump sum knows no line', () => {
    assert.deepEqual(codes({ amountFen: fen(6000) }, { ...LUMP, lines: LINES }), []);
  });
  it('may be above line and receipts at once, and both are told', () => {
    assert.deepEqual(codes({ amountFen: fen(6001) }, ITEMISED), ['expense.overReceived', 'expense.overLine']);
  });
});

describe('the caps of an expense', () => {
  const capped = (
    category: ExpenseCategory,
    amount: number,
    settings: Partial<ExpenseSettings>,
    money: ProjectMoney = LUMP,
  ) => codes({ category, amountFen: fen(amount) }, { ...money, spent: { [category]: fen(100) } }, settings);
  it('are none unless a bureau sets them', () => {
    assert.deepEqual(capped('management', 5000, {}), []);
    assert.deepEqual(capped('performance', 5000, {}), []);
    assert.deepEqual(capped('performance', 900, {}, ITEMISED), []);
  });
  it('of management and performance pay count in permille of the award, what is spent included', () => {
    assert.deepEqual(capped('management', 400, { managementCapPermille: 50 }), []);
    assert.deepEqual(capped('management', 401, { managementCapPermille: 50 }), ['expense.managementCap']);
    assert.deepEqual(capped('performance', 400, { performanceCapPermille: 50 }), []);
    assert.deepEqual(capped('performance', 401, { performanceCapPermille: 50 }), ['expense.performanceCap']);
  });
  it('of an itemised budget count performance pay in permille of the indirect line', () => {
    const half = { performanceOfIndirectPermille: 500 };
    assert.deepEqual(capped('performance', 400, half, ITEMISED), []);
    assert.deepEqual(capped('performance', 401, half, ITEMISED), ['expense.performanceCap']);
    assert.deepEqual(capped('management', 401, { ...half, managementCapPermille: 1 }, ITEMISED), []);
  });
  it('hold for their own category only', () => {
    const caps = { managementCapPermille: 0, performanceCapPermille: 0 };
    assert.deepEqual(capped('labour', 5000, caps), []);
  });
});

describe('any sequence of expenses', () => {
  it('stays within the receipts and within every line', () => {
    const booking = fc.record({
      category: fc.constantFrom(...categoriesOf('itemised')),
      amountFen: fc.integer({ min: -10, max: 700 }).map(fen),
    });
    fc.assert(
      fc.property(fc.array(booking, { maxLength: 40 }), fc.nat(6000), (bookings, received) => {
        let spent: Partial<Record<ExpenseCategory, ReturnType<typeof fen>>> = {};
        for (const { category, amountFen } of bookings) {
          const availableFen = fen(received - spentInAll(spent));
          if (codes({ category, amountFen }, { ...ITEMISED, spent, availableFen }).length > 0) continue;
          spent = { ...spent, [category]: add(spent[category] ?? ZERO, amountFen) };
        }
        assert.ok(spentInAll(spent) <= received);
        for (const line of BUDGET_CATEGORIES) assert.ok(spentOnLine(spent, line) <= LINES[line]);
      }),
    );
  });
});
