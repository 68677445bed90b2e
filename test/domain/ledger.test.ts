// The ledger of a project: balanced entries of the closed chart, put right by one exact reversal, never overdrawn.
import { strict as assert } from 'node:assert';
import {
  checkAppend,
  checkPostings,
  ledgerBefore,
  reversalOf,
  type NewEntry,
} from '../../server/domain/ledger.ts';
import {
  ENTRY_KINDS,
  LEDGER_ACCOUNTS,
  PATTERNS,
  type LedgerAccount,
} from '../../server/domain/ledgerAccounts.ts';
import {
  awardEntry,
  awardLapsedEntry,
  bouncedEntry,
  disallowedEntry,
  expenseEntry,
  paidEntry,
  receivedEntry,
  repaidEntry,
  restoredEntry,
  surplusKeptEntry,
  surplusReturnedEntry,
} from '../../server/domain/ledgerEntries.ts';
import { computeStatement } from '../../server/domain/ledgerStatement.ts';
import { fen } from '../../server/domain/money.ts';
import { funded, ON } from './aLedger.ts';

const posting = (account: LedgerAccount, amount: number) => ({ account, amountFen: fen(amount) });
const post = (...postings: ReturnType<typeof posting>[]) =>
  checkPostings({ postings }).map((each) => each.code);

describe('an entry', () => {
  it('balances to zero in fen', () => {
    assert.deepEqual(post(posting('cash', 5), posting('inTransit', -5)), []);
    assert.deepEqual(post(posting('cash', 5), posting('inTransit', -4)), ['ledger.unbalanced']);
    assert.deepEqual(post(posting('cash', 5), posting('inTransit', -6)), ['ledger.unbalanced']);
  });
  it('has two postings at least, each of another account and not of nothing', () => {
    assert.deepEqual(post(), ['ledger.tooFewPostings']);
    assert.deepEqual(post(posting('cash', 5)), ['ledger.tooFewPostings', 'ledger.unbalanced']);
    assert.deepEqual(post(posting('cash', 5), posting('cash', -5)), ['ledger.accountTwice']);
    assert.deepEqual(post(posting('cash', 0), posting('kept', 0)), [
      'ledger.zeroPosting',
      'ledger.zeroPosting',
    ]);
  });
  it('posts to accounts of the chart', () => {
    const bribes = { account: 'spent.bribes' as LedgerAccount, amountFen: fen(5) };
    assert.deepEqual(post(bribes, posting('cash', -5)), ['ledger.account']);
  });
  it('moves money between the accounts of its kind only', () => {
    const entry: NewEntry = {
      ...expenseEntry(ON, 'material', fen(5)),
      postings: [posting('kept', 5), posting('cash', -5)],
    };
    assert.deepEqual(funded().refusals(entry), ['ledger.pattern']);
    const turned = { ...entry, postings: [posting('cash', 5), posting('spent.material', -5)] };
    assert.deepEqual(funded().refusals(turned), ['ledger.pattern', 'ledger.pattern']);
  });
  it('may split one expense over several categories', () => {
    const postings = [posting('spent.material', 3), posting('spent.travel', 2), posting('cash', -5)];
    assert.deepEqual(funded().refusals({ ...expenseEntry(ON, 'material', fen(5)), postings }), []);
  });
  it('is never of a fraction, of nothing or of less', () => {
    for (const amount of [0, -1]) assert.throws(() => paidEntry(ON, fen(amount)), RangeError);
  });
});

describe('the chart of accounts', () => {
  it('names each account once', () => assert.equal(new Set(LEDGER_ACCOUNTS).size, LEDGER_ACCOUNTS.length));
  it('has a pattern for every kind but the reversal, of accounts it knows', () => {
    assert.deepEqual(Object.keys(PATTERNS).sort(), ENTRY_KINDS.filter((kind) => kind !== 'reversal').sort());
    for (const { debit, credit } of Object.values(PATTERNS)) {
      assert.ok([...debit, ...credit].every((account) => LEDGER_ACCOUNTS.includes(account)));
    }
  });
});

describe('what is not there', () => {
  const refused: [string, NewEntry, string][] = [
    ['is not paid beyond the award', paidEntry(ON, fen(401)), 'ledger.overdrawn'],
    ['does not lapse', awardLapsedEntry(ON, fen(401)), 'ledger.overdrawn'],
    ['is not spent beyond what was received', expenseEntry(ON, 'labour', fen(601)), 'ledger.overdrawn'],
    ['is not kept', surplusKeptEntry(ON, fen(601)), 'ledger.overdrawn'],
    ['is not returned', surplusReturnedEntry(ON, fen(601)), 'ledger.overdrawn'],
    ['is not returned out of what was kept', surplusReturnedEntry(ON, fen(1), 'kept'), 'ledger.overdrawn'],
    ['is not received twice', receivedEntry(ON, 2, fen(1)), 'ledger.overConcerned'],
    ['does not come back from the bank once it arrived', bouncedEntry(ON, 2, fen(1)), 'ledger.overConcerned'],
  ];
  for (const [rule, entry, code] of refused) {
    it(rule, () => assert.deepEqual(funded().refusals(entry), [code]));
  }
  it('leaves the last fen to be used', () => {
    for (const entry of [paidEntry(ON, fen(400)), awardLapsedEntry(ON, fen(400))]) {
      assert.deepEqual(funded().refusals(entry), []);
    }
    for (const entry of [expenseEntry(ON, 'labour', fen(600)), surplusReturnedEntry(ON, fen(600))]) {
      assert.deepEqual(funded().refusals(entry), []);
    }
  });
  it('is told with what is left', () => {
    const entry = expenseEntry(ON, 'labour', fen(601));
    const [found] = checkAppend(entry, ledgerBefore(entry, funded().entries));
    assert.deepEqual(found?.params, { account: 'cash', leftYuan: '6.00' });
  });
  it('is not promised twice', () => {
    assert.deepEqual(funded().refusals(awardEntry(ON, fen(1))), ['ledger.awardTwice']);
  });
});

describe('an entry that follows another', () => {
  it('takes no more than that one put there, all followers together', () => {
    const ledger = funded();
    const spent = ledger.append(expenseEntry(ON, 'travel', fen(100)));
    ledger.append(expenseEntry(ON, 'travel', fen(100)));
    ledger.append(disallowedEntry(ON, spent.id, 'travel', fen(60)));
    assert.deepEqual(ledger.refusals(disallowedEntry(ON, spent.id, 'travel', fen(41))), [
      'ledger.overConcerned',
    ]);
    const second = ledger.append(disallowedEntry(ON, spent.id, 'travel', fen(40)));
    ledger.append(restoredEntry(ON, second.id, fen(15)));
    assert.deepEqual(ledger.refusals(repaidEntry(ON, second.id, fen(26))), ['ledger.overConcerned']);
    ledger.append(repaidEntry(ON, second.id, fen(25)));
  });
  it('disallows in the category that was booked', () => {
    const ledger = funded();
    const spent = ledger.append(expenseEntry(ON, 'travel', fen(100)));
    ledger.append(expenseEntry(ON, 'labour', fen(100)));
    assert.deepEqual(ledger.refusals(disallowedEntry(ON, spent.id, 'labour', fen(1))), [
      'ledger.overConcerned',
    ]);
  });
  it('names an entry of the right kind and the same project', () => {
    const ledger = funded();
    const spent = ledger.append(expenseEntry(ON, 'travel', fen(100)));
    const wrong: NewEntry[] = [
      disallowedEntry(ON, 2, 'travel', fen(1)),
      disallowedEntry(ON, 99, 'travel', fen(1)),
      { ...disallowedEntry(ON, spent.id, 'travel', fen(1)), concernsId: null },
      disallowedEntry({ ...ON, projectId: 2 }, spent.id, 'travel', fen(1)),
    ];
    for (const entry of wrong) assert.deepEqual(ledger.refusals(entry), ['ledger.unknownEntry']);
    assert.deepEqual(ledger.refusals({ ...paidEntry(ON, fen(1)), concernsId: 1 }), [
      'ledger.concernsNothing',
    ]);
  });
  it('does not follow what was reversed, nor come before it', () => {
    const ledger = funded();
    const spent = ledger.append(expenseEntry(ON, 'travel', fen(100)));
    const early = { ...ON, bookedOn: '2026-06-30' };
    assert.deepEqual(ledger.refusals(disallowedEntry(early, spent.id, 'travel', fen(1))), ['ledger.before']);
    ledger.append(reversalOf(spent, '记错科目', '2026-07-02'));
    ledger.append(expenseEntry(ON, 'travel', fen(100)));
    assert.deepEqual(ledger.refusals(disallowedEntry(ON, spent.id, 'travel', fen(1))), [
      'ledger.reversedBefore',
    ]);
  });
});

describe('a reversal', () => {
  const reason = '凭证重复';
  const spend = () => {
    const ledger = funded();
    return { ledger, spent: ledger.append(expenseEntry(ON, 'travel', fen(100))) };
  };
  it('mirrors the entry exactly and leaves the balances as they were before', () => {
    const { ledger, spent } = spend();
    ledger.append(reversalOf(spent, reason, '2026-07-02'));
    const { balances } = computeStatement(ledger.entries);
    assert.deepEqual(balances, computeStatement(funded().entries).balances);
  });
  it('is refused when a fen, an account or a posting differs', () => {
    const { ledger, spent } = spend();
    const right = reversalOf(spent, reason, '2026-07-02');
    const wrong = [
      [posting('cash', 99), posting('spent.travel', -99)],
      [posting('cash', 100), posting('spent.labour', -100)],
      [posting('cash', 100), posting('spent.travel', -99), posting('spent.labour', -1)],
      spent.postings,
    ];
    for (const postings of wrong)
      assert.deepEqual(ledger.refusals({ ...right, postings }), ['ledger.notMirrored']);
  });
  it('happens once', () => {
    const { ledger, spent } = spend();
    ledger.append(reversalOf(spent, reason, '2026-07-02'));
    ledger.append(expenseEntry(ON, 'travel', fen(100)));
    assert.deepEqual(ledger.refusals(reversalOf(spent, reason, '2026-07-02')), ['ledger.reversedBefore']);
  });
  it('is not itself reversed', () => {
    const { ledger, spent } = spend();
    const reversal = ledger.append(reversalOf(spent, reason, '2026-07-02'));
    assert.deepEqual(ledger.refusals(reversalOf(reversal, reason, '2026-07-03')), [
      'ledger.reversalOfReversal',
    ]);
  });
  it('needs a reason', () => {
    const { ledger, spent } = spend();
    assert.deepEqual(ledger.refusals(reversalOf(spent, ' ', '2026-07-02')), ['ledger.reasonMissing']);
    assert.deepEqual(ledger.refusals({ ...reversalOf(spent, reason, '2026-07-02'), reason: null }), [
      'ledger.reasonMissing',
    ]);
  });
  it('is of an entry of the project, booked on its day or later', () => {
    const { ledger, spent } = spend();
    const right = reversalOf(spent, reason, ON.bookedOn);
    assert.deepEqual(ledger.refusals(right), []);
    assert.deepEqual(ledger.refusals({ ...right, projectId: 2 }), ['ledger.unknownEntry']);
    assert.deepEqual(ledger.refusals({ ...right, concernsId: null }), ['ledger.unknownEntry']);
    assert.deepEqual(ledger.refusals({ ...right, bookedOn: '2026-06-30' }), ['ledger.before']);
    assert.deepEqual(ledger.refusals({ ...right, carriedOver: true }), ['ledger.carriedOver']);
  });
  it('waits until what builds on the entry is reversed', () => {
    const { ledger, spent } = spend();
    const disallowed = ledger.append(disallowedEntry(ON, spent.id, 'travel', fen(10)));
    ledger.append(expenseEntry(ON, 'travel', fen(100)));
    assert.deepEqual(ledger.refusals(reversalOf(spent, reason, ON.bookedOn)), ['ledger.builtUpon']);
    ledger.append(reversalOf(disallowed, reason, ON.bookedOn));
    ledger.append(reversalOf(spent, reason, ON.bookedOn));
  });
  it('takes back no receipt that has been spent', () => {
    const { ledger } = spend();
    const received = ledger.entries[2] ?? assert.fail('no receipt');
    assert.deepEqual(ledger.refusals(reversalOf(received, reason, ON.bookedOn)), ['ledger.overdrawn']);
  });
});
