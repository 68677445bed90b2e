// State x act: for each state of each record, every act that leads on from it, written from the field's rules. Every
// other act is refused from that state: the whole matrix is compared, so that a row too many fails as well as one too few.
import { strict as assert } from 'node:assert';
import { ACTS, type Act } from '../../server/domain/acts.ts';
import { RECORD_TYPES, STATES, type RecordType, type StateOf } from '../../server/domain/terms.ts';
import { nextState, rowsOf } from '../../server/domain/workflow.ts';

const WRITING: readonly Act[] = [
  'application.save',
  'application.attach',
  'application.detach',
  'application.submit',
];

const leadsOn: { readonly [T in RecordType]: Readonly<Record<StateOf<T>, readonly Act[]>> } = {
  account: {
    pending: ['account.confirm', 'account.refuse'],
    active: [
      'account.disable',
      'account.issueCode',
      'account.resetPassword',
      'account.changePassword',
      'desk.grant',
      'desk.end',
    ],
    refused: [],
    disabled: ['account.enable', 'desk.end'],
  },
  sanction: { active: ['sanction.lift'], lifted: [] },
  // A published call is frozen: nothing of it is edited any more.
  call: { draft: ['call.edit', 'call.publish'], published: ['call.archive'], archived: [] },
  application: {
    draft: WRITING,
    // Withdrawing is for whoever has handed in, until 受理; what is withdrawn can be handed in again.
    returned: [...WRITING, 'application.withdraw'],
    withdrawn: WRITING,
    // 补正 is due by a day; afterwards the application may be refused.
    correcting: [...WRITING, 'application.withdraw', 'formalCheck.refuse'],
    // What a desk let lapse may be refused, so that nothing waits on it for ever.
    withHost: ['application.withdraw', 'endorsement.endorse', 'endorsement.return', 'formalCheck.refuse'],
    withRecommender: [
      'application.withdraw',
      'recommendation.recommend',
      'recommendation.return',
      'formalCheck.refuse',
    ],
    inCheck: [
      'application.withdraw',
      'formalCheck.mark',
      'formalCheck.accept',
      'formalCheck.return',
      'formalCheck.refuse',
    ],
    accepted: ['round.open'],
    notAccepted: [],
    inReview: ['round.close'],
    reviewed: ['decision.approve'],
    proposed: ['publicity.open'],
    notFunded: [],
    inPublicity: ['objection.file', 'publicity.conclude'],
    // Another objection to the same project may come while one is open; each is decided by itself.
    objected: ['objection.file', 'objection.uphold', 'objection.dismiss'],
    publicised: ['award.prepare'],
    awarded: [],
    declined: ['objection.uphold', 'objection.dismiss'],
  },
  round: { preparing: ['round.open'], open: ['round.close'], closed: [] },
  assignment: {
    invited: [
      'assignment.remove',
      'assignment.void',
      'review.pledge',
      'review.refuse',
      'review.recuse',
      'round.close',
    ],
    pledged: [
      'assignment.remove',
      'assignment.void',
      'review.save',
      'review.submit',
      'review.recuse',
      'round.close',
    ],
    // What was submitted cannot be removed to change a result: only a conflict takes it out.
    submitted: ['assignment.void', 'review.recuse'],
    refused: [],
    recused: [],
    void: [],
    removed: [],
  },
  decisionList: {
    draft: ['decision.edit', 'decision.freeze'],
    frozen: ['decision.approve', 'decision.sendBack'],
    approved: ['publicity.open'],
    inPublicity: ['publicity.conclude'],
    concluded: [],
  },
  objection: { filed: ['objection.uphold', 'objection.dismiss'], upheld: [], dismissed: [] },
  awardDocument: {
    awaitingNumber: ['awardDocument.number'],
    numbered: ['awardDocument.number', 'awardDocument.issue'],
    issued: ['issuance.store'],
  },
  award: {
    prepared: ['awardDocument.issue'],
    valid: ['award.revoke', 'issuance.store'],
    revoked: ['issuance.store'],
  },
};

describe('state x act', () => {
  for (const record of RECORD_TYPES) {
    for (const state of STATES[record]) {
      it(`${record} ${state}: these acts lead on, and no other`, () => {
        const possible = ACTS.filter((act) =>
          rowsOf(record, act).some((row) => nextState(record, act, state, row.fork) !== null),
        );
        const expected = (leadsOn[record] as Readonly<Record<string, readonly Act[]>>)[state];
        assert.deepEqual([...possible].sort(), [...(expected ?? [])].sort());
      });
    }
  }

  it('an act with a fork leads nowhere until the fork is decided', () => {
    assert.equal(nextState('application', 'endorsement.endorse', 'withHost'), null);
    assert.equal(
      nextState('application', 'endorsement.endorse', 'withHost', 'recommenderWanted'),
      'withRecommender',
    );
    assert.equal(nextState('application', 'endorsement.endorse', 'withHost', 'noRecommender'), 'inCheck');
    assert.equal(nextState('application', 'decision.approve', 'reviewed', 'offTheList'), 'notFunded');
  });
});
