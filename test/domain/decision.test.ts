import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { canonicalJson } from '../../server/domain/canonicalJson.ts';
import {
  availableFen,
  checkAmounts,
  checkFreezable,
  checkOrder,
  listText,
  proposeByLine,
  type ListedItem,
  type Money,
} from '../../server/domain/decision.ts';
import { fen } from '../../server/domain/money.ts';

const WAN = 1_000_000;
const money: Money = {
  amount: { minFen: fen(5 * WAN), maxFen: fen(15 * WAN), stepFen: fen(WAN / 10) },
  envelopeFen: fen(30 * WAN),
  committedFen: fen(0),
};
const meeting = {
  meetingNumber: '〔2026〕7号',
  meetingOn: '2026-06-01',
  attendees: ['欧阳 娜'],
  tieReason: null,
};

function item(applicationId: number, rank: number, mean: number, wan: number | null): ListedItem {
  return {
    applicationId,
    receiptNumber: `2026-ZR-${String(applicationId).padStart(6, '0')}`,
    rank,
    mean,
    requestedFen: fen(15 * WAN),
    isProposed: wan !== null,
    amountFen: wan === null ? null : fen(wan * WAN),
    note: null,
  };
}
const codes = (violations: readonly { code: string }[]) => violations.map((each) => each.code);

describe('the proposal by the line', () => {
  it('goes down the ranks as far as the envelope reaches', () => {
    const candidates = [item(1, 1, 9000, null), item(2, 2, 8000, null), item(3, 3, 7000, null)];
    assert.deepEqual([...proposeByLine(candidates, money)], [1, 2]);
  });

  it('counts what other lists of the call have promised', () => {
    const candidates = [item(1, 1, 9000, null), item(2, 2, 8000, null)];
    const promised = { ...money, committedFen: fen(15 * WAN) };
    assert.deepEqual([...proposeByLine(candidates, promised)], [1]);
    assert.equal(availableFen({ ...money, committedFen: fen(31 * WAN) }), 0);
  });

  it('proposes none of equals of whom not all fit', () => {
    const candidates = [item(1, 1, 9000, null), item(9, 2, 8000, null), item(10, 2, 8000, null)];
    assert.deepEqual([...proposeByLine(candidates, money)], [1]);
  });
});

describe('the amounts of a list', () => {
  it('may reach the envelope to the fen and not pass it', () => {
    assert.deepEqual(checkAmounts([item(1, 1, 9000, 15), item(2, 2, 8000, 15)], money), []);
    const over = checkAmounts([item(1, 1, 9000, 15), item(2, 2, 8000, 15), item(3, 3, 7000, 5)], money);
    assert.deepEqual(codes(over), ['decision.overEnvelope']);
    assert.deepEqual(over[0]?.params, { totalWan: '35', availableWan: '30' });
  });

  for (const [wan, code] of [
    [5, null],
    [4.9, 'decision.amountRange'],
    [15, null],
    [5.05, 'decision.amountStep'],
    [null, null],
  ] as const) {
    it(`${wan === null ? 'nothing for what is not proposed' : `${wan} 万元`} is ${code ?? 'allowed'}`, () => {
      assert.deepEqual(codes(checkAmounts([item(1, 1, 9000, wan)], money)), code ? [code] : []);
    });
  }

  it('are never above what was asked for', () => {
    const modest = { ...item(1, 1, 9000, 12), requestedFen: fen(10 * WAN) };
    assert.deepEqual(codes(checkAmounts([modest], money)), ['decision.amountOverRequest']);
  });

  it('belong to proposed projects only, and each proposed one has one', () => {
    const without = { ...item(1, 1, 9000, 10), amountFen: null };
    const stray = { ...item(2, 2, 8000, 10), isProposed: false };
    assert.deepEqual(codes(checkAmounts([without, stray], money)), [
      'decision.amountMissing',
      'decision.amountNotProposed',
    ]);
  });
});

describe('the order of a list', () => {
  const tie = [item(1, 1, 9000, 15), item(2, 2, 8000, 15), item(3, 2, 8000, null)];

  it('asks for a reason when one of two equals is chosen', () => {
    assert.deepEqual(codes(checkOrder(tie, null, money)), ['line.tieReason']);
    assert.deepEqual(codes(checkOrder(tie, '  ', money)), ['line.tieReason']);
    assert.deepEqual(checkOrder(tie, '按创新性单项得分', money), []);
  });

  it('asks for a reason when equals at the line are all left out though one would fit', () => {
    const left = [item(1, 1, 9000, 15), item(2, 2, 8000, null), item(3, 2, 8000, null)];
    assert.deepEqual(codes(checkOrder(left, null, money)), ['line.tieReason']);
  });

  it('asks for no reason when all equals have been given a smaller amount that fits', () => {
    const cut = [item(1, 1, 9000, 10), item(2, 2, 8000, 10), item(3, 2, 8000, 10)];
    assert.deepEqual(checkOrder(cut, null, money), []);
  });

  it('asks for a note on each that was passed over', () => {
    const jumped = [item(1, 1, 9000, null), item(2, 2, 8000, 15)];
    const found = checkOrder(jumped, null, money);
    assert.deepEqual(codes(found), ['decision.passedOver']);
    assert.deepEqual(found[0]?.path, ['items', 0, 'note']);
    const told = [{ ...jumped[0]!, note: '与在研项目重复' }, jumped[1]!];
    assert.deepEqual(checkOrder(told, null, money), []);
  });
});

describe('freezing a list', () => {
  const good = [item(1, 1, 9000, 15), item(2, 2, 8000, 15)];

  it('needs meeting number, day and attendees, all named at once', () => {
    const bare = { meetingNumber: ' ', meetingOn: null, attendees: [''], tieReason: null };
    assert.deepEqual(codes(checkFreezable(good, bare, money, '2026-06-02')), [
      'decision.meetingNumber',
      'decision.meetingOn',
      'decision.attendees',
    ]);
    assert.deepEqual(checkFreezable(good, meeting, money, '2026-06-01'), []);
  });

  it('refuses a meeting that is still to come', () => {
    assert.deepEqual(codes(checkFreezable(good, meeting, money, '2026-05-31')), ['decision.meetingInFuture']);
  });

  it('needs at least one proposed project', () => {
    const none = [item(1, 1, 9000, null)];
    assert.ok(codes(checkFreezable(none, meeting, money, '2026-06-02')).includes('decision.nothingProposed'));
  });
});

describe('the text of a list', () => {
  const list = { id: 1, callId: 1, title: '清单', ...meeting };
  const items = [item(1, 1, 9000, 15), item(2, 2, 8000, null)];

  it('is the same whatever the order of items and keys', () => {
    assert.equal(listText(list, items), listText({ ...list }, [...items].reverse()));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (each) => {
        const turned = Object.fromEntries(Object.entries(each).reverse());
        assert.equal(canonicalJson(turned), canonicalJson(each));
      }),
    );
  });

  it('changes with every amount, proposal, note and meeting', () => {
    const before = listText(list, items);
    const changed = [
      listText(list, [{ ...items[0]!, amountFen: fen(15 * WAN - 1) }, items[1]!]),
      listText(list, [items[0]!, { ...items[1]!, isProposed: true }]),
      listText(list, [items[0]!, { ...items[1]!, note: '注' }]),
      listText({ ...list, meetingNumber: '〔2026〕8号' }, items),
      listText({ ...list, attendees: ['欧阳娜'] }, items),
      listText({ ...list, tieReason: '理由' }, items),
    ];
    assert.equal(new Set([before, ...changed]).size, changed.length + 1);
  });
});
