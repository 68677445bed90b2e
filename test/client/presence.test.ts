// What happens when a session ends under somebody's hands: they go on after signing in again, nobody else goes on for them.
import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { addressOf, api } from '../../client/api.ts';
import { whoIsHere } from '../../client/presence.ts';
import { isProblem, problemFrom } from '../../client/problem.ts';

interface Sent {
  readonly url: string;
  readonly person: string | null;
  readonly body: string | null;
}

const session = { person: null, mustChangePassword: false, desks: [], bureau: { name: '澜州市科学技术局' } };
const signedOut = {
  error: { code: 'notSignedIn', requestId: 'r1', message: '请先登录。', params: {}, violations: [] },
};

describe('a request whose session has ended', () => {
  const realFetch = globalThis.fetch;
  let sent: Sent[] = [];
  let answers: (() => Response)[] = [];
  const answer = (status: number, body: unknown) => () => Response.json(body, { status });

  beforeEach(() => {
    sent = [];
    globalThis.fetch = (url, init) => {
      const headers = new Headers(init?.headers);
      sent.push({
        url: String(url),
        person: headers.get('Keguan-Person'),
        body: typeof init?.body === 'string' ? init.body : null,
      });
      const next = answers.shift();
      return next === undefined ? Promise.reject(new TypeError('fetch failed')) : Promise.resolve(next());
    };
    whoIsHere.entered('7');
  });
  afterEach(() => {
    globalThis.fetch = realFetch;
    whoIsHere.left();
  });

  const asked = () =>
    new Promise<void>((resolve) => {
      const callOff = whoIsHere.subscribe(() => {
        if (!whoIsHere.isAsking()) return;
        callOff();
        resolve();
      });
    });

  it('waits, and is sent once more after the same person has signed in', async () => {
    answers = [answer(401, signedOut), answer(200, session)];
    const [dialog, done] = [asked(), api('session.signOut')];
    await dialog;
    assert.equal(sent.length, 1);
    whoIsHere.entered('7');
    assert.deepEqual(await done, session);
    assert.deepEqual(
      sent.map((each) => each.person),
      ['7', '7'],
    );
  });

  it('is not sent for another person who signs in instead', async () => {
    answers = [answer(401, signedOut), answer(200, session)];
    const [dialog, done] = [asked(), api('session.signOut')];
    await dialog;
    whoIsHere.entered('8');
    await assert.rejects(done, (error) => isProblem(error) && error.code === 'notSignedIn');
    assert.equal(sent.length, 1);
  });

  it('ends when the person does not want to sign in, and the dialog is gone', async () => {
    answers = [answer(401, signedOut)];
    const [dialog, done] = [asked(), api('session.signOut')];
    await dialog;
    whoIsHere.declined();
    await assert.rejects(done, (error) => isProblem(error) && error.status === 401);
    assert.equal(whoIsHere.isAsking(), false);
  });

  it('opens one dialog for all requests that wait', async () => {
    answers = [answer(401, signedOut), answer(401, signedOut), answer(200, session), answer(200, session)];
    const [dialog, done] = [asked(), Promise.all([api('session.signOut'), api('session.read')])];
    await dialog;
    whoIsHere.entered('7');
    await done;
    assert.equal(sent.length, 4);
  });

  it('does not wait over a wrong password', async () => {
    answers = [
      answer(401, {
        error: { code: 'wrongCredentials', requestId: 'r', message: '…', params: {}, violations: [] },
      }),
    ];
    const signIn = api('session.signIn', { body: { username: 'ouyang', password: 'x' } });
    await assert.rejects(signIn, (error) => isProblem(error) && error.code === 'wrongCredentials');
    assert.equal(whoIsHere.isAsking(), false);
  });

  it('says that no answer came, and that trying again may help', async () => {
    answers = [];
    await assert.rejects(
      api('session.read'),
      (error) => isProblem(error) && error.isNetwork && error.isPassing,
    );
  });

  it('sends nothing more as the person before when somebody else has come', () => {
    whoIsHere.otherCame();
    assert.equal(whoIsHere.current(), null);
    assert.equal(whoIsHere.isOtherHere(), true);
  });
});

describe('an answer that is not an answer', () => {
  it("keeps the status of a proxy's page and calls it passing when the server is down", () => {
    assert.equal(problemFrom(502, undefined).code, 'unavailable');
    assert.equal(problemFrom(502, undefined).isPassing, true);
    assert.equal(problemFrom(404, '<html>').code, 'unreadable');
  });

  it('keeps every violation with its path and sentence, and what is stored of a stale write', () => {
    const violations = [{ code: 'form.required', path: ['basic', 'title'], params: {}, message: '必填。' }];
    const problem = problemFrom(409, {
      error: { code: 'staleVersion', requestId: 'r', violations, current: { version: 3 } },
    });
    assert.deepEqual(problem.violations, violations);
    assert.deepEqual(problem.current, { version: 3 });
    assert.equal(problem.isStale, true);
  });
});

describe('the address of an endpoint', () => {
  it('fills in the path and leaves out what is empty', () => {
    const address = addressOf('call.list', { query: { after: 'a b', state: undefined } as never });
    assert.equal(address, '/api/calls?after=a+b');
  });

  it('refuses to be made without its id', () => {
    assert.throws(() => addressOf('call.read', { params: { id: '' } }), /needs id/u);
  });
});
