// What happens when something owed is late: step by step, each step once, and the hold by the day alone.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { addDays } from '../../server/domain/calendar.ts';
import {
  checkLadder,
  checkPaymentsNotStopped,
  dueSteps,
  heldBy,
  LADDER,
  OBLIGATION_KINDS,
  OVERDUE_STEPS,
  overdueItem,
  stepKey,
  type Ladder,
  type Obligation,
  type TakenStep,
} from '../../server/domain/overdueLadder.ts';
import { find } from '../../server/domain/words/index.ts';

const DUE = '2026-01-31';
const late = (days: number): string => addDays(DUE, days);
const report: Obligation = { id: 'r1', kind: 'finalReport', dueOn: DUE, doneOn: null };
const codes = (ladder: Ladder): string[] => checkLadder(ladder).map((each) => each.code);
const stepsOn = (day: string, taken: readonly TakenStep[] = [], obligation = report): string[] =>
  dueSteps([obligation], taken, day).map((each) => each.step);

describe('the ladder of what is overdue', () => {
  it('is by default reminder, host, stop of payments, refusal of applications, and may be used', () => {
    assert.deepEqual(
      LADDER.map((each) => each.step),
      [...OVERDUE_STEPS],
    );
    assert.deepEqual(codes(LADDER), []);
  });

  it('has whole days that rise from step to step', () => {
    const days = (first: number, second: number): string[] =>
      codes([
        { step: 'reminder', afterDays: first },
        { step: 'hostNotified', afterDays: second },
      ]);
    assert.deepEqual(days(1, 2), []);
    assert.deepEqual(days(2, 2), ['ladder.days']);
    assert.deepEqual(days(2, 1), ['ladder.days']);
    assert.deepEqual(days(1.5, 2), ['ladder.days']);
    assert.deepEqual(checkLadder([{ step: 'reminder', afterDays: NaN }]), [
      { code: 'ladder.days', path: [0, 'afterDays'], params: {} },
    ]);
  });

  it('has each step once', () => {
    const twice: Ladder = [
      { step: 'reminder', afterDays: -7 },
      { step: 'reminder', afterDays: 1 },
    ];
    assert.deepEqual(checkLadder(twice), [
      { code: 'ladder.stepTwice', path: [1, 'step'], params: { step: 'terms.overdueStep.reminder' } },
    ]);
  });

  it('may remind ahead, but stops nothing before the due day is over', () => {
    assert.deepEqual(codes([{ step: 'reminder', afterDays: -7 }]), []);
    assert.deepEqual(codes([{ step: 'hostNotified', afterDays: 0 }]), []);
    for (const step of ['paymentsStopped', 'applicationsRefused'] as const) {
      assert.deepEqual(codes([{ step, afterDays: 1 }]), []);
      assert.deepEqual(codes([{ step, afterDays: 0 }]), ['ladder.holdTooEarly']);
    }
  });

  it('has a word in both languages for each step and each thing owed', () => {
    const keys = [
      ...OVERDUE_STEPS.map((each) => `terms.overdueStep.${each}`),
      ...OBLIGATION_KINDS.map((each) => `terms.obligation.${each}`),
    ];
    const isSilent = (key: string): boolean => find('zh-CN', key) === null || find('en', key) === null;
    assert.deepEqual(keys.filter(isSilent), []);
  });
});

describe('the steps to take', () => {
  it('are none on the due day, and the first on the day after', () => {
    assert.deepEqual(stepsOn(DUE), []);
    assert.deepEqual(stepsOn(late(1)), ['reminder']);
  });

  it('come one by one on their days', () => {
    const soFar = (days: number): number => stepsOn(late(days)).length;
    assert.deepEqual([7, 8, 14, 15, 30, 31, 400].map(soFar), [1, 2, 2, 3, 3, 4, 4]);
  });

  it('are taken once', () => {
    const taken = dueSteps([report], [], late(8));
    assert.deepEqual(stepsOn(late(8), taken), []);
    assert.deepEqual(stepsOn(late(15), taken), ['paymentsStopped']);
  });

  it('that came due while the clock stood still come together, the earliest first, each with its day', () => {
    const other: Obligation = { id: 's1', kind: 'surplusReturn', dueOn: late(-3), doneOn: null };
    assert.deepEqual(
      dueSteps([report, other], [], late(8)).map(({ obligationId, step, since }) => [
        obligationId,
        step,
        since,
      ]),
      [
        ['s1', 'reminder', late(-2)],
        ['r1', 'reminder', late(1)],
        ['s1', 'hostNotified', late(5)],
        ['r1', 'hostNotified', late(8)],
      ],
    );
  });

  it('are none for what has been handed in, however late', () => {
    assert.deepEqual(stepsOn(late(400), [], { ...report, doneOn: late(300) }), []);
  });

  it('begin anew with an extended due day, and do not for what was handed in and returned', () => {
    const taken = dueSteps([report], [], late(8));
    const extended = { ...report, dueOn: late(60) };
    assert.deepEqual(stepsOn(late(60), taken, extended), []);
    assert.deepEqual(stepsOn(late(61), taken, extended), ['reminder']);
    assert.deepEqual(stepsOn(late(9), taken, { ...report, doneOn: null }), []);
  });

  it('are the same steps, each once, however often and irregularly the clock comes round', () => {
    const obligation = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      kind: fc.constantFrom(...OBLIGATION_KINDS),
      dueOn: fc.integer({ min: -40, max: 40 }).map(late),
      doneOn: fc.constant(null),
    });
    const obligations = fc.uniqueArray(obligation, { selector: (each) => each.id, maxLength: 3 });
    const rounds = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 20 });
    fc.assert(
      fc.property(obligations, rounds, (owed, pauses) => {
        let day = late(-40);
        const taken: TakenStep[] = [];
        for (const pause of pauses) {
          day = addDays(day, pause);
          const now = dueSteps(owed, taken, day);
          for (const each of now) assert.ok(each.since <= day);
          taken.push(...now);
        }
        const keys = taken.map(stepKey);
        assert.equal(new Set(keys).size, keys.length);
        assert.deepEqual([...keys].sort(), dueSteps(owed, [], day).map(stepKey).sort());
      }),
    );
  });
});

describe('a hold', () => {
  it('stands from its day on, whether or not the clock has come round', () => {
    assert.deepEqual(heldBy([report], 'paymentsStopped', late(14)), []);
    assert.deepEqual(heldBy([report], 'paymentsStopped', late(15)), [report]);
    assert.deepEqual(heldBy([report], 'applicationsRefused', late(30)), []);
    assert.deepEqual(heldBy([report], 'applicationsRefused', late(31)), [report]);
  });

  it('falls with the handing in', () => {
    assert.deepEqual(heldBy([{ ...report, doneOn: late(99) }], 'paymentsStopped', late(100)), []);
  });

  it('is none where the ladder has no such step', () => {
    const ladder: Ladder = [{ step: 'reminder', afterDays: 1 }];
    assert.deepEqual(heldBy([report], 'paymentsStopped', late(400), ladder), []);
  });

  it('stands exactly when its step is due', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 60 }), (days) => {
        for (const step of ['paymentsStopped', 'applicationsRefused'] as const) {
          const isDue = dueSteps([report], [], late(days)).some((each) => each.step === step);
          assert.equal(heldBy([report], step, late(days)).length === 1, isDue);
        }
      }),
    );
  });
});

describe('a payment', () => {
  it('is refused once something of the project is late by the days set, and the refusal names it', () => {
    const paid: Obligation = { ...report, id: 'r0', kind: 'progressReport', doneOn: DUE };
    assert.deepEqual(checkPaymentsNotStopped([paid, report], late(14)), []);
    assert.deepEqual(checkPaymentsNotStopped([paid, report], late(15)), [
      {
        code: 'overdue.paymentsStopped',
        path: [],
        params: { kind: 'terms.obligation.finalReport', dueOn: DUE },
      },
    ]);
    const earlier: Ladder = [{ step: 'paymentsStopped', afterDays: 1 }];
    assert.equal(checkPaymentsNotStopped([report], late(1), earlier).length, 1);
  });
});

describe('what the limits of application (L5) count', () => {
  const project = { leadKey: 'k', uscc: '91370500MA00000820', number: 'LZZR2023M001', title: '盐碱地水稻' };

  it('is nothing up to the last day before the refusal', () => {
    assert.equal(overdueItem(project, [], late(400)), null);
    assert.equal(overdueItem(project, [report], late(30)), null);
  });

  it('is one entry for a project, by what is late longest', () => {
    const older: Obligation = { id: 'p1', kind: 'progressReport', dueOn: late(-9), doneOn: null };
    assert.deepEqual(overdueItem(project, [report, older], late(31)), { ...project, dueOn: late(-9) });
    assert.deepEqual(overdueItem(project, [report, { ...older, doneOn: late(2) }], late(31)), {
      ...project,
      dueOn: DUE,
    });
  });

  it('follows the ladder that is set', () => {
    const ladder: Ladder = [{ step: 'applicationsRefused', afterDays: 1 }];
    assert.deepEqual(overdueItem(project, [report], late(1), ladder), { ...project, dueOn: DUE });
  });
});
