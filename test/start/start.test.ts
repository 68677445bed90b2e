// `npm start` for a newcomer: an empty folder becomes a running product, and stays what it was when it is started again.
import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { makeUscc } from '../../server/domain/uscc.ts';
import { DEMO_PASSWORD } from '../../server/start/demo.ts';
import { aClone, aDeployment, starts, throwAway } from './started.ts';

/** Signs in and answers the session's cookie. */
async function signIn(address: string, username: string): Promise<{ cookie: string; set: string }> {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address, 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ username, password: DEMO_PASSWORD }),
  });
  assert.equal(answer.status, 200, await answer.text());
  const set = answer.headers.getSetCookie().join('; ');
  return { cookie: set.split(';')[0] ?? '', set };
}

async function organisations(address: string, cookie: string): Promise<string[]> {
  const answer = await fetch(`${address}/api/organisations`, { headers: { cookie } });
  const { items } = (await answer.json()) as { items: { name: string }[] };
  return items.map((each) => each.name);
}

async function enterOrganisation(address: string, cookie: string): Promise<void> {
  const answer = await fetch(`${address}/api/organisations`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ name: '澜州䶮光研究院', uscc: makeUscc('91330000MA27XKUN3'), kind: 'host' }),
  });
  assert.ok(answer.status < 300, await answer.text());
}

describe('npm start', function () {
  this.timeout(600_000);
  const opened: string[] = [];
  after(() => throwAway(...opened));

  it('keeps the data at a second start, after a stop and after a kill', async () => {
    const { env, folder } = aDeployment();
    opened.push(folder);
    const first = await starts(env);
    assert.match(first.output(), /migration\(s\) applied/);
    const address = `http://127.0.0.1:${first.port}`;
    await enterOrganisation(address, (await signIn(address, 'system.demo')).cookie);
    // Acknowledged, and killed at once: what was acknowledged is there.
    assert.equal(await first.end('SIGKILL'), null);
    assert.match(first.output(), /http:\/\/localhost:\d+[^]*system\.demo/);
    const second = await starts(env);
    assert.doesNotMatch(second.output(), /migration\(s\) applied|nobody else/);
    const there = `http://127.0.0.1:${second.port}`;
    const { cookie } = await signIn(there, 'system.demo');
    assert.ok((await organisations(there, cookie)).includes('澜州䶮光研究院'));
    assert.equal(await second.end('SIGTERM'), 0);
    const third = await starts(env);
    const again = `http://127.0.0.1:${third.port}`;
    // Not even a session is lost.
    assert.ok((await organisations(again, cookie)).includes('澜州䶮光研究院'));
    assert.equal(await third.end('SIGTERM'), 0);
  });

  it('works over plain http under every address of the machine', async () => {
    const { env, folder } = aDeployment();
    opened.push(folder);
    const product = await starts(env);
    const own = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .filter((each) => each.family === 'IPv4')
      .map((each) => `http://${each.address}:${product.port}`);
    assert.ok(own.length > 0);
    for (const address of own) {
      const page = await fetch(address);
      assert.equal(page.status, 200);
      assert.doesNotMatch(page.headers.get('content-security-policy') ?? '', /upgrade-insecure-requests/);
      assert.equal(page.headers.get('strict-transport-security'), null);
      const { cookie, set } = await signIn(address, 'system.demo');
      assert.doesNotMatch(set, /secure/i, 'a browser would never send it back over http');
      assert.deepEqual(await organisations(address, cookie), await organisations(own[0]!, cookie));
    }
    assert.equal(await product.end('SIGTERM'), 0);
  });

  it('builds the client of a fresh clone, again after a pulled change, and not otherwise', async () => {
    const clone = aClone();
    const { env, folder } = aDeployment();
    opened.push(clone, folder);
    const built = /client: built in/;
    const start = async (): Promise<string> => {
      const product = await starts(env, clone);
      assert.equal(await product.end('SIGTERM'), 0);
      return product.output();
    };
    assert.match(await start(), built);
    assert.doesNotMatch(await start(), built);
    writeFileSync(path.join(clone, 'server/domain/pulled.ts'), 'export const pulled = true;\n');
    assert.match(await start(), built);
  });
});
