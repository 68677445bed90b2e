// The surplus: kept, kept for some years or returned, by verdict and budget mode, and never a fen of it unaccounted for.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { add, fen, ZERO } from '../../server/domain/money.ts';
import {
  awardEntry,
  paidEntry,
  receivedEntry,
  surplusReturnedEntry,
} from '../../server/domain/ledgerEntries.ts';
import { computeStatement } from '../../server/domain/ledgerStatement.ts';
import {
  checkSurplusReturn,
  checkSurplusSettings,
  CLOSINGS,
  computeSurplusDisposal,
  DEFAULT_SURPLUS_SETTINGS,
  keptEntries,
  returnedEntries,
  type Closing,
  type SurplusRule,
  type SurplusSettings,
} from '../../server/domain/surplus.ts';
import { Ledger, ON } from './aLedger.ts';

const codes = (violations: readonly { code: string }[]) => violations.map((each) => each.code);
const withRule = (lump_sum: SurplusRule): SurplusSettings => ({
  ...DEFAULT_SURPLUS_SETTINGS,
  rules: { ...DEFAULT_SURPLUS_SETTINGS.rules, passed: { lump_sum, itemised: { kind: 'return' } } },
});
const TWO_YEARS = withRule({ kind: 'keepForYears', years: 2 });
function dispose(
  closing: Closing,
  settings = DEFAULT_SURPLUS_SETTINGS,
  budgetMode: 'lump_sum' | 'itemised' = 'lump_sum',
) {
  return computeSurplusDisposal({
    totals: { availableFen: fen(1000), hostOwesFen: fen(50) },
    payableFen: fen(300),
    closing,
    budgetMode,
    decidedOn: '2028-02-29',
    settings,
  });
}

describe('the surplus', () => {
  it('of a project that passed stays with the host for good', () => {
    assert.deepEqual(dispose('passed'), {
      reservedFen: 300,
      keptFen: 700,
      keptUntil: null,
      returnedFen: 0,
      owedFen: 50,
      returnBy: '2028-03-30',
    });
  });
  for (const closing of ['failed', 'terminated', 'revoked'] as const) {
    it(`of a project that ${closing === 'failed' ? 'failed' : `was ${closing}`} is returned within the days set`, () => {
      const disposal = dispose(closing);
      assert.deepEqual([disposal.keptFen, disposal.returnedFen, disposal.returnBy], [0, 700, '2028-03-30']);
      assert.equal(dispose(closing, { ...DEFAULT_SURPLUS_SETTINGS, returnDays: 60 }).returnBy, '2028-04-29');
    });
  }
  it('under the older rule is kept for two years, to the day before the same date', () => {
    const disposal = dispose('passed', TWO_YEARS);
    assert.deepEqual([disposal.keptFen, disposal.keptUntil], [700, '2030-02-27']);
  });
  it('may have another rule for the other budget mode', () => {
    assert.equal(dispose('passed', TWO_YEARS, 'itemised').returnedFen, 700);
  });
  it('leaves money for what is still to be paid', () => {
    assert.throws(
      () =>
        computeSurplusDisposal({
          totals: { availableFen: fen(299), hostOwesFen: ZERO },
          payableFen: fen(300),
          closing: 'passed',
          budgetMode: 'lump_sum',
          decidedOn: '2028-02-29',
        }),
      RangeError,
    );
  });
  it('of nothing asks for nothing back', () => {
    const nothing = computeSurplusDisposal({
      totals: { availableFen: ZERO, hostOwesFen: ZERO },
      payableFen: ZERO,
      closing: 'failed',
      budgetMode: 'lump_sum',
      decidedOn: '2028-02-29',
      settings: TWO_YEARS,
    });
    assert.deepEqual([nothing.returnBy, nothing.keptUntil], [null, null]);
  });
  it('is disposed of to the fen, whatever the rule', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CLOSINGS),
        fc.nat(1e9),
        fc.nat(1e9),
        fc.boolean(),
        (closing, a, b, old) => {
          const [payableFen, availableFen] = [fen(Math.min(a, b)), fen(Math.max(a, b))];
          const { reservedFen, keptFen, returnedFen } = computeSurplusDisposal({
            totals: { availableFen, hostOwesFen: ZERO },
            payableFen,
            closing,
            budgetMode: 'lump_sum',
            decidedOn: '2028-02-29',
            settings: old ? TWO_YEARS : DEFAULT_SURPLUS_SETTINGS,
          });
          assert.equal(add(reservedFen, keptFen, returnedFen), availableFen);
          assert.ok(keptFen === 0 || returnedFen === 0);
        },
      ),
    );
  });
});

describe('the settings of the surplus', () => {
  it('are whole years from 1 to 10', () => {
    assert.deepEqual(checkSurplusSettings(DEFAULT_SURPLUS_SETTINGS), []);
    for (const years of [1, 10])
      assert.deepEqual(checkSurplusSettings(withRule({ kind: 'keepForYears', years })), []);
    for (const years of [0, 11, 1.5]) {
      const [found] = checkSurplusSettings(withRule({ kind: 'keepForYears', years }), ['surplus']);
      assert.deepEqual(
        [found?.code, found?.path],
        ['surplus.years', ['surplus', 'rules', 'passed', 'lump_sum', 'years']],
      );
    }
  });
  it('are whole days from 1 to 365', () => {
    for (const returnDays of [1, 365]) {
      assert.deepEqual(checkSurplusSettings({ ...DEFAULT_SURPLUS_SETTINGS, returnDays }), []);
    }
    for (const returnDays of [0, 366]) {
      assert.deepEqual(codes(checkSurplusSettings({ ...DEFAULT_SURPLUS_SETTINGS, returnDays })), [
        'surplus.days',
      ]);
    }
  });
});

describe('a surplus that comes back', () => {
  const back = (amount: number, voucher = '国库-7', returnedOn = '2028-03-01', due = 700) =>
    codes(
      checkSurplusReturn(
        { amountFen: fen(amount), voucher, returnedOn },
        { returnedFen: fen(due) },
        '2028-03-01',
      ),
    );
  it('is the whole amount, with its voucher, on a day that has come', () => {
    assert.deepEqual(back(700), []);
    assert.deepEqual(back(699), ['surplus.returnAmount']);
    assert.deepEqual(back(701), ['surplus.returnAmount']);
    assert.deepEqual(back(0, '国库-7', '2028-03-01', 0), ['surplus.returnAmount']);
    assert.deepEqual(back(700, ' '), ['surplus.voucherMissing']);
    assert.deepEqual(back(700, '国库-7', '2028-03-02'), ['surplus.returnInFuture']);
  });
});

describe('the surplus in the ledger', () => {
  function received(): Ledger {
    const ledger = new Ledger();
    ledger.append(awardEntry(ON, fen(1000)));
    const paid = ledger.append(paidEntry(ON, fen(1000)));
    ledger.append(receivedEntry(ON, paid.id, fen(1000)));
    return ledger;
  }
  it('is kept, or returned, and the money for payables stays', () => {
    for (const closing of ['passed', 'failed'] as const) {
      const ledger = received();
      const disposal = dispose(closing);
      for (const entry of [...keptEntries(ON, disposal), ...returnedEntries(ON, disposal)])
        ledger.append(entry);
      const { totals } = computeStatement(ledger.entries);
      assert.equal(totals.availableFen, 300);
      assert.deepEqual([totals.keptFen, totals.refundedFen], closing === 'passed' ? [700, 0] : [0, 700]);
    }
  });
  it('that was kept and not used in its years is returned from there', () => {
    const ledger = received();
    for (const entry of keptEntries(ON, dispose('passed', TWO_YEARS))) ledger.append(entry);
    ledger.append(surplusReturnedEntry(ON, fen(700), 'kept'));
    assert.equal(computeStatement(ledger.entries).totals.refundedFen, 700);
  });
});
