// Every word of the closed vocabularies of money is named in both languages, and every refusal by a table has its sentence.
import { strict as assert } from 'node:assert';
import { LEDGER_ACCOUNTS } from '../../server/domain/ledgerAccounts.ts';
import { HALT_CODES } from '../../server/domain/payment.ts';
import { PROOF_MISSING } from '../../server/domain/paymentChannel.ts';
import { find } from '../../server/domain/words/index.ts';
import * as terms from '../../server/domain/words/moneyTerms.ts';

describe('the words of money', () => {
  it('name every account of the chart', () => {
    assert.deepEqual(Object.keys(terms.ledgerAccountWords).sort(), [...LEDGER_ACCOUNTS].sort());
  });
  it('are there in Chinese and in English', () => {
    const words = Object.values(terms).flatMap((list) => Object.values(list));
    assert.ok(words.length > 90);
    for (const { zh, en } of words) {
      assert.match(zh, /\p{Script=Han}/u);
      assert.match(en, /^[A-Z][\x20-\x7e]+$/);
    }
  });
  it('say what is missing of every proof, and why a halted project is not paid', () => {
    for (const code of [...Object.values(PROOF_MISSING), ...Object.values(HALT_CODES)]) {
      for (const locale of ['zh-CN', 'en'] as const)
        assert.notEqual(find(locale, `errors.${code}`), null, code);
    }
  });
});
