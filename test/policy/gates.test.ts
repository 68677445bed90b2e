// Route x role: every endpoint of every contract is asked as every role and as nobody. New routes join by themselves.
import { strict as assert } from 'node:assert';
import type { Test } from 'supertest';
import { contracts } from '../../client/contracts.ts';
import type { Endpoint } from '../../server/contract.ts';
import { isAct } from '../../server/domain/acts.ts';
import { ROLES, type Role } from '../../server/domain/terms.ts';
import { mounted } from '../../server/http/endpoint.ts';
import { anOrganisation, someone } from '../support/people.ts';
import { openProduct, type Product } from '../support/product.ts';
import { mayDo } from './sentences.ts';

type Asker = Role | 'nobody';
const ASKERS: readonly Asker[] = [...ROLES, 'nobody'];
const endpoints = Object.entries(contracts) as [string, Endpoint][];

/** Does the sentence let this asker through the gate (whatever the record then says)? */
function admits(name: string, endpoint: Endpoint, asker: Asker): boolean {
  if (endpoint.access === 'public') return true;
  if (endpoint.access === 'signedIn') return asker !== 'nobody';
  if (endpoint.access !== 'act') return asker !== 'nobody' && endpoint.access.includes(asker);
  assert.ok(isAct(name), `${name} is no act and says nothing of its access`);
  const who = mayDo[name];
  if (who.includes('anybody')) return true;
  if (asker === 'nobody') return false;
  return who.includes('everyone signed in') || who.includes(asker);
}

describe('route x role', () => {
  let product: Product;
  const agents = new Map<Asker, ReturnType<Product['agent']>>();

  before(async () => {
    product = await openProduct();
    const organisation = await anOrganisation();
    for (const role of ROLES) {
      const { account } = await someone(role, { organisationId: organisation.id });
      agents.set(role, await product.signIn(account.username));
    }
    agents.set('nobody', product.agent());
  });
  after(() => product.close());

  function ask({ method, path }: Endpoint, asker: Asker): Test {
    const agent = agents.get(asker)!;
    // An id that no record has: what comes after the gate is "not found", never somebody's data.
    const address = path.replace(/:\w+/g, '999999');
    if (method === 'GET') return agent.get(address);
    const send = { POST: agent.post(address), PUT: agent.put(address), DELETE: agent.delete(address) }[
      method
    ];
    return send.send({});
  }

  for (const [name, endpoint] of endpoints) {
    if (name === 'session.signOut') continue; // would end the sessions the matrix asks with
    it(`${name} lets through whom the rules name, and nobody else`, async () => {
      for (const asker of ASKERS) {
        const { status, body } = await ask(endpoint, asker);
        const refused = status === 401 ? 'sign in' : status === 403 ? 'no desk' : 'through';
        const expected = admits(name, endpoint, asker)
          ? 'through'
          : asker === 'nobody'
            ? 'sign in'
            : 'no desk';
        const isCredentials = name === 'session.signIn';
        if (!isCredentials)
          assert.equal(refused, expected, `${name} as ${asker}: ${status} ${JSON.stringify(body)}`);
        assert.ok(status < 500, `${name} as ${asker}: ${status} ${JSON.stringify(body)}`);
      }
    });
  }

  it('every endpoint is mounted under the name of its contract', () => {
    assert.deepEqual([...mounted.keys()].sort(), endpoints.map(([name]) => name).sort());
  });
});
