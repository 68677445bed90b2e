// Production repairs nothing by itself: it refuses to start, names each thing that is missing or unsafe, and says the
// command that mends it.
import { strict as assert } from 'node:assert';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildClient, isClientStale } from '../../client/build.ts';
import { aClone, aDeployment, runs, starts, throwAway, type Deployment } from './started.ts';

const SAFE = {
  NODE_ENV: 'production',
  BASE_URL: 'http://keguan.example.org',
  SESSION_SECRET: 'a-session-secret-of-this-test-alone-1234',
  DATA_SECRET: 'a-data-secret-of-this-test-alone-12345678',
};

describe('production', function () {
  this.timeout(600_000);
  const opened: string[] = [];
  before(async () => {
    if (isClientStale()) await buildClient();
  });
  after(() => throwAway(...opened));

  function deployed(more: NodeJS.ProcessEnv): Deployment {
    const deployment = aDeployment(more);
    opened.push(deployment.folder);
    return deployment;
  }
  const refused = async (env: NodeJS.ProcessEnv, cwd?: string): Promise<string> => {
    const { code, output } = await runs('server/main.ts', env, cwd === undefined ? {} : { cwd });
    assert.equal(code, 1, output);
    assert.match(output, /Missing or unsafe/);
    return output;
  };

  it('names every secret and address that is not set, all at once', async () => {
    const output = await refused(deployed({ NODE_ENV: 'production', CLOCK_FILE: 'clock' }).env);
    for (const name of ['SESSION_SECRET', 'DATA_SECRET', 'BASE_URL', 'CLOCK_FILE'])
      assert.match(output, new RegExp(`- ${name}: `));
  });

  it('refuses secrets that are short, those of development, and one for both', async () => {
    assert.match(await refused(deployed({ ...SAFE, DATA_SECRET: 'short' }).env), /- DATA_SECRET: /);
    const known = { SESSION_SECRET: `development-only-session-${'0'.repeat(16)}` };
    assert.match(await refused(deployed({ ...SAFE, ...known }).env), /- SESSION_SECRET: .*development/);
    const same = { DATA_SECRET: SAFE.SESSION_SECRET };
    assert.match(await refused(deployed({ ...SAFE, ...same }).env), /- DATA_SECRET: .*same/);
  });

  it('starts after migrate and admin:create, each of which it asks for by name', async () => {
    const { env } = deployed(SAFE);
    assert.match(await refused(env), /migrations 0001-baseline.*: npm run migrate/);
    assert.equal((await runs('db/migrate.ts', env)).code, 0);
    assert.match(await refused(env), /administrators: npm run admin:create/);
    const input = 'xitong.li 李系统\nanquan.wang 王安全\nshenji.zhao 赵审计\n';
    const made = await runs('server/adminCreate.ts', env, { input });
    assert.equal(made.code, 0, made.output);
    assert.match(made.output, /xitong\.li[^]*anquan\.wang[^]*shenji\.zhao/);
    const product = await starts(env);
    assert.doesNotMatch(product.output(), /Demo accounts/);
    assert.equal((await fetch(`http://127.0.0.1:${product.port}/`)).status, 200);
    assert.equal(await product.end('SIGTERM'), 0);
  });

  it('refuses a database that holds demo accounts', async () => {
    const { env } = deployed({});
    const trial = await starts(env);
    await trial.end('SIGTERM');
    assert.match(await refused({ ...env, ...SAFE }), /3 demo accounts are in this database/);
  });

  it('refuses a client that is not built, and one that is older than its sources', async () => {
    const clone = aClone();
    opened.push(clone);
    const { env } = deployed(SAFE);
    assert.match(await refused(env, clone), /the built client: npm run build/);
    assert.equal((await runs('client/build.ts', env, { cwd: clone })).code, 0);
    assert.doesNotMatch(await refused(env, clone), /built client/);
    writeFileSync(path.join(clone, 'client/ui/pulled.ts'), 'export const pulled = true;\n');
    assert.match(await refused(env, clone), /older than its sources: npm run build/);
    rmSync(path.join(clone, 'client/ui/pulled.ts'));
    assert.doesNotMatch(await refused(env, clone), /built client/);
  });
});
