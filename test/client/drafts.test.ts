// The saving of drafts: nothing typed is lost, nothing newer is overwritten, nobody else's text is seen or sent.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { openDraft } from '../../client/drafts/engine.ts';
import type { SaveOutcome, SectionToSave } from '../../client/drafts/engine.ts';
import { keep, TAB_IS_GONE_AFTER, takeUp } from '../../client/drafts/kept.ts';
import type { Shelf } from '../../client/drafts/kept.ts';
import * as queueOf from '../../client/drafts/queue.ts';
import type { Json, Queue } from '../../client/drafts/queue.ts';

const text = (value: Json, version = 1) => ({ value, version });
const aQueue = (): Queue => queueOf.opened({ basis: text('a'), team: text(['x']) });

function aShelf(): Shelf & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    remember: (key, value) => Boolean(kept.set(key, value)),
    recall: (key) => kept.get(key) ?? null,
    forget: (key) => void kept.delete(key),
    keysUnder: (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
  };
}

describe('what of a draft is sent, and when', () => {
  it('sends nothing while nothing is changed', () => {
    assert.equal(queueOf.next(aQueue(), 0), null);
    assert.equal(queueOf.statusOf(aQueue()), 'saved');
  });

  it('waits until the typing pauses', () => {
    const typed = queueOf.edited(aQueue(), 'basis', 'ab', 1_000);
    assert.deepEqual(queueOf.next(typed, 1_100), { waitUntil: 2_500 });
    assert.deepEqual(queueOf.next(typed, 2_500), { send: 'basis' });
  });

  it('sends after four seconds even to a person who never pauses', () => {
    let queue = aQueue();
    for (let now = 0; now < 4_000; now += 500) {
      assert.notDeepEqual(queueOf.next(queue, now), { send: 'basis' });
      queue = queueOf.edited(queue, 'basis', `a${now}`, now);
    }
    assert.deepEqual(queueOf.next(queue, 4_000), { send: 'basis' });
  });

  it('sends one section at a time, the oldest change first', () => {
    const typed = queueOf.edited(queueOf.edited(aQueue(), 'team', ['y'], 10), 'basis', 'ab', 20);
    assert.deepEqual(queueOf.next(typed, 9_000), { send: 'team' });
    assert.equal(queueOf.next(queueOf.sent(typed, 'team'), 9_000), null);
  });

  it('forgets a change that was taken back', () => {
    const back = queueOf.edited(queueOf.edited(aQueue(), 'basis', 'ab', 0), 'basis', 'a', 100);
    assert.equal(queueOf.next(back, 99_000), null);
    assert.equal(queueOf.isDirty(back), false);
  });

  it('keeps what was typed while a save was under way, and sends it next', () => {
    let queue = queueOf.sent(queueOf.edited(aQueue(), 'basis', 'ab', 0), 'basis');
    queue = queueOf.edited(queue, 'basis', 'abc', 2_000);
    queue = queueOf.saved(queue, { version: 2 }, 3_000);
    assert.equal(queue.sections['basis']?.mine, 'abc');
    assert.equal(queue.sections['basis']?.version, 2);
    assert.deepEqual(queueOf.next(queue, 7_000), { send: 'basis' });
  });

  it('shows what the server made of a text, but never over what was typed meanwhile', () => {
    const sent = queueOf.sent(queueOf.edited(aQueue(), 'basis', '11010519491231002X', 0), 'basis');
    const shown = queueOf.saved(sent, { version: 2, stored: '110105****002X' }, 10);
    assert.equal(shown.sections['basis']?.mine, '110105****002X');
    assert.equal(queueOf.statusOf(shown), 'saved');
    const typedOn = queueOf.saved(
      queueOf.edited(sent, 'basis', 'else', 5),
      { version: 2, stored: 'masked' },
      10,
    );
    assert.equal(typedOn.sections['basis']?.mine, 'else');
    assert.equal(queueOf.isDirty(typedOn), true);
  });

  it('tries again ever later when no answer comes, and at once when the network is back', () => {
    let queue = queueOf.edited(aQueue(), 'basis', 'ab', 0);
    const waits: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      queue = queueOf.failed(queueOf.sent(queue, 'basis'), 10_000);
      waits.push((queue.retryAt ?? 0) - 10_000);
    }
    assert.deepEqual(waits, [2_000, 4_000, 8_000, 10_000, 10_000]);
    assert.equal(queueOf.statusOf(queue), 'offline');
    assert.equal(queue.sections['basis']?.mine, 'ab');
    assert.deepEqual(queueOf.next(queueOf.resumed(queue), 10_001), { send: 'basis' });
  });

  it('rests after a refusal until the text changes', () => {
    const refused = queueOf.refused(queueOf.sent(queueOf.edited(aQueue(), 'basis', '\u0007', 0), 'basis'));
    assert.equal(queueOf.statusOf(refused), 'refused');
    assert.equal(queueOf.next(refused, 99_000), null);
    assert.deepEqual(queueOf.next(queueOf.edited(refused, 'basis', 'good', 99_000), 199_000), {
      send: 'basis',
    });
  });

  it('rests while the person is signed out', () => {
    const out = queueOf.signedOut(queueOf.sent(queueOf.edited(aQueue(), 'basis', 'ab', 0), 'basis'));
    assert.equal(queueOf.statusOf(out), 'signedOut');
    assert.equal(queueOf.next(out, 99_000), null);
    assert.deepEqual(queueOf.next(queueOf.resumed(out), 99_000), { send: 'basis' });
  });
});

describe('two texts of one section', () => {
  const stale = (theirs: Json) =>
    queueOf.conflicted(queueOf.sent(queueOf.edited(aQueue(), 'basis', 'mine', 0), 'basis'), text(theirs, 7));

  it('keeps both and sends neither until the person has chosen', () => {
    const queue = stale('theirs');
    assert.equal(queueOf.statusOf(queue), 'conflict');
    assert.equal(queue.sections['basis']?.mine, 'mine');
    assert.deepEqual(queue.sections['basis']?.theirs, text('theirs', 7));
    assert.equal(queueOf.next(queue, 99_000), null);
  });

  it('sends mine on top of the newer version when mine is chosen', () => {
    const chosen = queueOf.resolved(stale('theirs'), 'basis', 'mine', 100);
    assert.deepEqual(queueOf.next(chosen, 5_000), { send: 'basis' });
    assert.equal(chosen.sections['basis']?.version, 7);
  });

  it('drops mine only when the person chooses theirs', () => {
    const chosen = queueOf.resolved(stale('theirs'), 'basis', 'theirs', 100);
    assert.equal(chosen.sections['basis']?.mine, 'theirs');
    assert.equal(queueOf.statusOf(chosen), 'saved');
  });

  it('asks nothing when only another section made the version newer', () => {
    const queue = stale('a');
    assert.equal(queueOf.statusOf(queue), 'unsaved');
    assert.equal(queue.sections['basis']?.version, 7);
    assert.equal(queue.sections['basis']?.mine, 'mine');
  });

  it('asks nothing when somebody saved the very same text', () => {
    assert.equal(queueOf.statusOf(stale('mine')), 'saved');
  });

  it('shows a newer text of another tab where nothing is typed, and asks where something is', () => {
    const typed = queueOf.edited(aQueue(), 'basis', 'mine', 0);
    const fresh = queueOf.received(typed, { basis: text('other', 2), team: text(['y'], 2) });
    assert.deepEqual(fresh.sections['team']?.mine, ['y']);
    assert.equal(fresh.sections['basis']?.mine, 'mine');
    assert.equal(queueOf.statusOf(fresh), 'conflict');
  });

  it('ignores an answer older than what it knows', () => {
    const queue = queueOf.received(aQueue(), { basis: text('older', 1) });
    assert.equal(queue.sections['basis']?.mine, 'a');
  });

  it('moves all sections to the new version where the record has only one', () => {
    const one = queueOf.opened({ basis: text('a', 3), team: text([], 3) }, true);
    const saved = queueOf.saved(
      queueOf.sent(queueOf.edited(one, 'basis', 'b', 0), 'basis'),
      { version: 4 },
      10,
    );
    assert.equal(saved.sections['team']?.version, 4);
  });
});

describe('what this machine keeps of a draft', () => {
  const mine = { person: '7', draft: 'application/1', tab: 'one' };

  it('keeps the unsaved only, and nothing once the server has it', () => {
    const shelf = aShelf();
    keep(shelf, mine, queueOf.edited(aQueue(), 'basis', 'ab', 0), 0);
    assert.equal(shelf.kept.size, 1);
    assert.ok(![...shelf.kept.values()].join().includes('team'));
    keep(shelf, mine, aQueue(), 1);
    assert.equal(shelf.kept.size, 0);
  });

  it('gives it back to the same person after a crash', () => {
    const shelf = aShelf();
    keep(shelf, mine, queueOf.edited(aQueue(), 'basis', 'ab', 0), 0);
    const queue = takeUp(shelf, mine, aQueue(), 5);
    assert.equal(queue.sections['basis']?.mine, 'ab');
    assert.deepEqual(queueOf.next(queue, 9_000), { send: 'basis' });
  });

  it('gives nothing to another person, whatever their name begins with', () => {
    const shelf = aShelf();
    keep(shelf, mine, queueOf.edited(aQueue(), 'basis', 'ab', 0), 0);
    for (const person of ['8', '70', '', '7/application']) {
      const queue = takeUp(shelf, { ...mine, person }, aQueue(), TAB_IS_GONE_AFTER * 2);
      assert.equal(queueOf.isDirty(queue), false);
    }
    assert.equal(shelf.kept.size, 1);
  });

  it('asks when the server has a newer text than the kept one began from', () => {
    const shelf = aShelf();
    keep(shelf, mine, queueOf.edited(aQueue(), 'basis', 'ab', 0), 0);
    const queue = takeUp(shelf, mine, queueOf.opened({ basis: text('other', 2) }), 5);
    assert.equal(queueOf.statusOf(queue), 'conflict');
    assert.equal(queue.sections['basis']?.mine, 'ab');
  });

  it('sends on top of a newer version whose text is the one it began from', () => {
    const shelf = aShelf();
    keep(shelf, mine, queueOf.edited(aQueue(), 'basis', 'ab', 0), 0);
    const queue = takeUp(shelf, mine, queueOf.opened({ basis: text('a', 9) }), 5);
    assert.equal(queueOf.statusOf(queue), 'unsaved');
    assert.equal(queue.sections['basis']?.version, 9);
  });

  it('forgets it when the save had arrived although its answer was lost', () => {
    const shelf = aShelf();
    keep(shelf, mine, queueOf.edited(aQueue(), 'basis', 'ab', 0), 0);
    const queue = takeUp(shelf, mine, queueOf.opened({ basis: text('ab', 2) }), 5);
    assert.equal(queueOf.statusOf(queue), 'saved');
    assert.equal(shelf.kept.size, 0);
  });

  it('leaves the text of a tab that is still open to that tab', () => {
    const shelf = aShelf();
    keep(shelf, mine, queueOf.edited(aQueue(), 'basis', 'ab', 0), 1_000);
    const other = { ...mine, tab: 'two' };
    assert.equal(queueOf.isDirty(takeUp(shelf, other, aQueue(), 2_000)), false);
    const later = takeUp(shelf, other, aQueue(), 1_001 + TAB_IS_GONE_AFTER);
    assert.equal(later.sections['basis']?.mine, 'ab');
    assert.deepEqual([...shelf.kept.keys()], ['keguan.draft/7/application%2F1/two']);
  });

  it('passes over a text cut short by a crash', () => {
    const shelf = aShelf();
    shelf.remember('keguan.draft/7/application%2F1/one', '{"at":1,"sections":{"ba');
    assert.equal(queueOf.isDirty(takeUp(shelf, mine, aQueue(), 5)), false);
  });
});

/** A clock whose hands are turned by the test; timers run in the order of their time. */
function aClock() {
  let now = 0;
  const timers: { at: number; act: () => void }[] = [];
  return {
    now: () => now,
    after(milliseconds: number, act: () => void) {
      const timer = { at: now + milliseconds, act };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer) >>> 0, 1);
    },
    async pass(milliseconds: number) {
      const end = now + milliseconds;
      for (;;) {
        const due = timers.filter((timer) => timer.at <= end).sort((one, other) => one.at - other.at)[0];
        if (due === undefined) break;
        timers.splice(timers.indexOf(due), 1);
        now = due.at;
        due.act();
        await settle();
      }
      now = end;
      await settle();
    },
  };
}

async function settle(): Promise<void> {
  for (let n = 0; n < 20; n += 1) await Promise.resolve();
}

/** A server that keeps versions and refuses a stale write, as the real one does. */
function aServer(sections: Record<string, { value: Json; version: number }>) {
  const log: Json[] = [];
  return {
    sections,
    log,
    isDown: false,
    write({ section, value, version }: SectionToSave): SaveOutcome {
      const stored = sections[section];
      if (stored === undefined) throw new Error(section);
      if (stored.version !== version) return { is: 'stale', theirs: { ...stored } };
      sections[section] = { value, version: version + 1 };
      log.push(value);
      return { is: 'saved', version: version + 1 };
    },
    async save(what: SectionToSave): Promise<SaveOutcome> {
      await Promise.resolve();
      return this.isDown ? { is: 'failed' } : this.write(what);
    },
  };
}

function aTab(
  server: ReturnType<typeof aServer>,
  clock: ReturnType<typeof aClock>,
  shelf: Shelf,
  tab = 'one',
  person = '7',
) {
  const engine = openDraft({
    place: { person, draft: 'application/1', tab },
    loaded: structuredClone(server.sections),
    save: (what) => server.save(what),
    shelf,
    now: clock.now,
    after: clock.after,
  });
  engine.start();
  return engine;
}

describe('an open draft', () => {
  it('has the server at most ten seconds behind while somebody types on and on', async () => {
    const [clock, server] = [aClock(), aServer({ basis: text('') })];
    const tab = aTab(server, clock, aShelf());
    for (let second = 1; second <= 60; second += 1) {
      tab.edit('basis', String(second));
      await clock.pass(1_000);
      const behind = second - Number(server.sections['basis']?.value);
      assert.ok(behind <= 10, `${behind} s behind`);
    }
    await clock.pass(5_000);
    assert.equal(server.sections['basis']?.value, '60');
    assert.equal(tab.view().status, 'saved');
    tab.stop();
  });

  it('saves what was typed while the server was away once it is back', async () => {
    const [clock, server, shelf] = [aClock(), aServer({ basis: text('') }), aShelf()];
    const tab = aTab(server, clock, shelf);
    server.isDown = true;
    tab.edit('basis', 'typed into the void');
    await clock.pass(60_000);
    assert.equal(tab.view().status, 'offline');
    assert.equal(shelf.kept.size, 1);
    server.isDown = false;
    await clock.pass(10_000);
    assert.equal(server.sections['basis']?.value, 'typed into the void');
    assert.equal(shelf.kept.size, 0);
    tab.stop();
  });

  it('saves what a crashed page left behind when its person opens the draft again, and not for another person', async () => {
    const [clock, server, shelf] = [aClock(), aServer({ basis: text('') }), aShelf()];
    server.isDown = true;
    aTab(server, clock, shelf).edit('basis', 'left behind');
    server.isDown = false;
    const other = aTab(server, clock, shelf, 'one', '8');
    await clock.pass(0);
    assert.equal(other.view().mine['basis'], '');
    assert.deepEqual(server.log, []);
    const again = aTab(server, clock, shelf, 'one');
    assert.equal(again.view().mine['basis'], 'left behind');
    await clock.pass(5_000);
    assert.equal(server.sections['basis']?.value, 'left behind');
  });

  it('sends at once when asked to, and says whether all is saved', async () => {
    const [clock, server] = [aClock(), aServer({ basis: text(''), team: text('') })];
    const tab = aTab(server, clock, aShelf());
    tab.edit('basis', 'one');
    tab.edit('team', 'two');
    assert.equal(await tab.flush(), true);
    assert.deepEqual(server.log, ['one', 'two']);
    server.isDown = true;
    tab.edit('team', 'three');
    assert.equal(await tab.flush(), false);
    tab.stop();
  });

  it('sends what is unsaved when the page is left', async () => {
    const [clock, server] = [aClock(), aServer({ basis: text(''), team: text('') })];
    const tab = aTab(server, clock, aShelf());
    tab.edit('basis', 'one');
    tab.edit('team', 'two');
    tab.stop();
    await settle();
    assert.deepEqual(server.log, ['one', 'two']);
  });

  it('takes a second tab to a choice, never over the first one', async () => {
    const [clock, server, shelf] = [aClock(), aServer({ basis: text('') }), aShelf()];
    const [one, two] = [aTab(server, clock, shelf, 'one'), aTab(server, clock, shelf, 'two')];
    one.edit('basis', 'of the first');
    await clock.pass(5_000);
    two.edit('basis', 'of the second');
    await clock.pass(5_000);
    assert.equal(server.sections['basis']?.value, 'of the first');
    assert.deepEqual(two.view().conflicts, [
      { section: 'basis', mine: 'of the second', theirs: 'of the first' },
    ]);
    two.resolve('basis', 'mine');
    await clock.pass(5_000);
    assert.equal(server.sections['basis']?.value, 'of the second');
    one.stop();
    two.stop();
  });

  it('never loses the last word of a tab, however saves, failures and other tabs fall together', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('type' as const), tab: fc.nat(1), word: fc.nat(9) }),
      fc.record({ do: fc.constant('wait' as const), tab: fc.constant(0), word: fc.nat(9) }),
      fc.record({
        do: fc.constantFrom('down' as const, 'up' as const, 'resume' as const),
        tab: fc.nat(1),
        word: fc.constant(0),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const [clock, server, shelf] = [aClock(), aServer({ basis: text('') }), aShelf()];
        const tabs = [aTab(server, clock, shelf, 'one'), aTab(server, clock, shelf, 'two')];
        const last = ['', ''];
        for (const [n, { do: what, tab, word }] of steps.entries()) {
          if (what === 'type') {
            last[tab] = `${tab}:${n}:${word}`;
            tabs[tab]?.edit('basis', last[tab]);
          } else if (what === 'wait') await clock.pass(word * 1_000);
          else if (what === 'resume') tabs[tab]?.resume();
          else server.isDown = what === 'down';
        }
        server.isDown = false;
        await clock.pass(60_000);
        for (const [n, tab] of tabs.entries()) {
          if (last[n] === '') continue;
          const { status, conflicts, mine } = tab.view();
          assert.equal(mine['basis'], last[n]);
          if (status === 'saved') assert.ok(server.log.includes(last[n] ?? null));
          else assert.equal(conflicts[0]?.mine, last[n]);
        }
        tabs.forEach((tab) => tab.stop());
      }),
      { numRuns: 150 },
    );
  });
});
