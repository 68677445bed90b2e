// The open items of somebody who leaves a desk: none is forgotten, and each goes to a person who may have it.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  checkHandover,
  proposeHandover,
  type HandedItem,
  type OpenItem,
  type Receiver,
} from '../../server/domain/handover.ts';
import type { Violation } from '../../server/domain/violation.ts';

const codes = (found: readonly Violation[]): string[] => found.map((each) => each.code);
const LEAVER = 1;
const check: OpenItem = {
  recordType: 'application',
  recordId: 7,
  name: '滨海盐碱地水稻耐盐机制研究',
  role: 'programmeOfficer',
  organisationId: 9,
  callId: 3,
  barred: [],
};
const payment: OpenItem = { ...check, recordType: 'payment', name: '第一期拨款', role: 'bureauFinance' };
const receiver: Receiver = {
  personId: 2,
  name: '欧阳 娜',
  isActive: true,
  desks: [{ role: 'programmeOfficer', organisationId: 9, callId: null }],
};
const finance: Receiver = {
  personId: 3,
  name: '䶮某',
  isActive: true,
  desks: [{ role: 'bureauFinance', organisationId: 9, callId: null }],
};
const handed = ({ recordType, recordId }: OpenItem, toId: number): HandedItem => ({
  recordType,
  recordId,
  toId,
});
const of = (open: readonly OpenItem[], items: readonly HandedItem[], to: readonly Receiver[] = [receiver]) =>
  codes(checkHandover(LEAVER, open, items, to));

describe('the items of a leaver', () => {
  it('go to those who hold such a desk', () => {
    assert.deepEqual(of([check, payment], [handed(check, 2), handed(payment, 3)], [receiver, finance]), []);
    assert.deepEqual(of([], []), []);
  });
  it('are all handed over: one that was left is named', () => {
    const [found] = checkHandover(LEAVER, [check, payment], [handed(check, 2)], [receiver]);
    assert.equal(found?.code, 'handover.left');
    assert.equal(found.params.name, '第一期拨款');
  });
  it('are known by kind and number together', () => {
    assert.deepEqual(of([check], [handed({ ...check, recordType: 'payment' }, 2)]), [
      'handover.left',
      'handover.item',
    ]);
    assert.deepEqual(of([check], [handed({ ...check, recordId: 8 }, 2)]), ['handover.left', 'handover.item']);
  });
  it('are handed over once', () => {
    assert.deepEqual(of([check], [handed(check, 2), handed(check, 2)]), ['handover.item']);
  });
  it('never stay with the leaver, and go to nobody unknown or without an active account', () => {
    const leaver = { ...receiver, personId: LEAVER };
    assert.deepEqual(of([check], [handed(check, LEAVER)], [leaver]), ['handover.receiver']);
    assert.deepEqual(of([check], [handed(check, 4)]), ['handover.receiver']);
    assert.deepEqual(of([check], [handed(check, 2)], [{ ...receiver, isActive: false }]), [
      'handover.receiver',
    ]);
  });
  it('go to nobody who must keep away from them', () => {
    const [found] = checkHandover(LEAVER, [{ ...check, barred: [5, 2] }], [handed(check, 2)], [receiver]);
    assert.equal(found?.code, 'handover.barred');
    assert.deepEqual(found.params, { name: '欧阳 娜', item: check.name });
  });
  const desks: [string, Receiver['desks'], string[]][] = [
    ['of another role', [{ role: 'leader', organisationId: 9, callId: null }], ['handover.desk']],
    ['of another unit', [{ role: 'programmeOfficer', organisationId: 8, callId: null }], ['handover.desk']],
    ['of another call', [{ role: 'programmeOfficer', organisationId: 9, callId: 4 }], ['handover.desk']],
    ['of the call', [{ role: 'programmeOfficer', organisationId: 9, callId: 3 }], []],
    ['that is the second of two', [...finance.desks, ...receiver.desks], []],
    ['that is none', [], ['handover.desk']],
  ];
  for (const [title, held, wanted] of desks) {
    it(`${wanted.length === 0 ? 'go' : 'do not go'} to a desk ${title}`, () => {
      assert.deepEqual(of([check], [handed(check, 2)], [{ ...receiver, desks: held }]), wanted);
    });
  }
  it('that are personal stay with the person: an application, an expert opinion', () => {
    for (const role of ['applicant', 'expert'] as const) {
      const own = { ...check, role };
      const to = { ...receiver, desks: [{ role, organisationId: 9, callId: null }] };
      assert.deepEqual(of([own], [], [to]), []);
      assert.deepEqual(of([own], [handed(own, 2)], [to]), ['handover.personal']);
      assert.deepEqual(proposeHandover([own], to), []);
    }
  });
});

describe('what is proposed for one receiver', () => {
  it('is all but what that person must keep away from or has no desk for', () => {
    const barred = { ...check, recordId: 8, barred: [2] };
    assert.deepEqual(proposeHandover([check, barred, payment], receiver), [handed(check, 2)]);
  });
  it('is never refused, and leaves exactly the rest', () => {
    const item = fc
      .record({
        recordId: fc.nat(50),
        role: fc.constantFrom('programmeOfficer', 'bureauFinance', 'expert'),
        organisationId: fc.constantFrom(null, 8, 9),
        callId: fc.constantFrom(null, 3, 4),
        barred: fc.subarray([2, 3, 4]),
      })
      .map((own): OpenItem => ({ ...check, ...own }));
    const items = fc.uniqueArray(item, { maxLength: 10, selector: ({ recordId }) => recordId });
    const held = fc.array(
      fc.record({
        role: fc.constantFrom('programmeOfficer' as const, 'bureauFinance' as const, 'expert' as const),
        organisationId: fc.constantFrom(null, 8, 9),
        callId: fc.constantFrom(null, 3, 4),
      }),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(items, held, (open, desks) => {
        const to = { ...receiver, desks };
        const proposed = proposeHandover(open, to);
        const rest = open.filter(({ role }) => role !== 'expert').length - proposed.length;
        assert.deepEqual(
          of(open, proposed, [to]),
          Array.from({ length: rest }, () => 'handover.left'),
        );
      }),
    );
  });
});
