// A ledger for tests: entries appended one by one through the rules, as an act would, or refused with their codes.
import { strict as assert } from 'node:assert';
import { checkAppend, ledgerBefore, type LedgerEntry, type NewEntry } from '../../server/domain/ledger.ts';
import { awardEntry, paidEntry, receivedEntry } from '../../server/domain/ledgerEntries.ts';
import { fen } from '../../server/domain/money.ts';

export const ON = { projectId: 1, bookedOn: '2026-07-01' };

export class Ledger {
  readonly entries: LedgerEntry[] = [];

  /** The codes of what refuses the entry; nothing is changed. */
  refusals(entry: NewEntry): string[] {
    return checkAppend(entry, ledgerBefore(entry, this.entries)).map((each) => each.code);
  }

  /** Appends what is allowed and gives it its id; null for what is refused. */
  attempt(entry: NewEntry): LedgerEntry | null {
    if (this.refusals(entry).length > 0) return null;
    const booked = { ...entry, id: this.entries.length + 1 };
    this.entries.push(booked);
    return booked;
  }

  append(entry: NewEntry): LedgerEntry {
    assert.deepEqual(this.refusals(entry), []);
    return this.attempt(entry) ?? assert.fail('refused');
  }
}

/** Awarded 1000, of it 600 paid and received; ids 1, 2, 3. */
export function funded(): Ledger {
  const ledger = new Ledger();
  ledger.append(awardEntry(ON, fen(1000)));
  const paid = ledger.append(paidEntry(ON, fen(600)));
  ledger.append(receivedEntry(ON, paid.id, fen(600)));
  return ledger;
}
