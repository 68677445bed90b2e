// The walls of the house: who may import whom, and what may be written only in one place.
import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from './support/files.ts';

const sources = [
  ...globSync('server', '.ts'),
  ...globSync('db', '.ts'),
  ...globSync('client', '.ts'),
  ...globSync('client', '.tsx'),
].filter((file) => !file.endsWith('.d.ts'));

const text = new Map(sources.map((file) => [file, readFileSync(file, 'utf8')]));
const code = (file: string): string => (text.get(file) ?? '').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const found = code(file).matchAll(
    /(?:import|export)\s+(type\s+)?[^'"();]*?from\s+'([^']+)'|import\('([^']+)'\)|import\s+'([^']+)'/g,
  );
  return [...found].map((match) => {
    const target = match[2] ?? match[3] ?? match[4] ?? '';
    const to = target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target;
    return { from: file, to, typeOnly: match[1] !== undefined };
  });
}

const imports = sources.flatMap(importsOf);
const isPackage = (to: string): boolean => !/^(server|db|client|test)\//.test(to);
const say = (list: readonly Import[]): string[] => list.map((each) => `${each.from} → ${each.to}`);

function only(what: RegExp, allowed: (each: Import) => boolean): string[] {
  return say(imports.filter((each) => what.test(each.from) && !allowed(each)));
}

describe('import arrows', () => {
  it('the domain imports nothing but itself', () => {
    assert.deepEqual(
      only(/^server\/domain\/(?!print)/, ({ to }) => to.startsWith('server/domain/')),
      [],
    );
  });

  it('the policy imports the domain only', () => {
    assert.deepEqual(
      only(/^server\/policy\/(?!print)/, ({ to }) => /^server\/(policy|domain)\//.test(to)),
      [],
    );
  });

  it('a contract imports zod, the domain and other contracts only', () => {
    const allowed = /^server\/(domain\/|contract\.ts$|features\/.*contract\.ts$)|^zod$/;
    assert.deepEqual(
      only(/(^server\/contract|\/contract)\.ts$/, ({ to }) => allowed.test(to)),
      [],
    );
  });

  it('the database knows nothing of features, http or policy', () => {
    const allowed = /^(db|server\/domain)\//;
    const ground = /^db\/(?!seed)/;
    assert.deepEqual(
      only(ground, ({ to, typeOnly }) => typeOnly || isPackage(to) || allowed.test(to)),
      [],
    );
  });

  it('the core knows nothing of features and http', () => {
    assert.deepEqual(
      only(/^server\/core\//, ({ to }) => !/^server\/(features|http|documents|jobs)\//.test(to)),
      [],
    );
  });

  it('documents receive views: no database, no feature, no policy', () => {
    assert.deepEqual(
      only(/^server\/documents\//, ({ to }) => !/^(db|server\/(features|policy|core|http))\//.test(to)),
      [],
    );
  });

  it('a service speaks no HTTP', () => {
    assert.deepEqual(
      only(/^server\/features\/.*service[^/]*\.ts$/, ({ to }) => !/^(express|server\/http\/)/.test(to)),
      [],
    );
  });

  it("another phase's feature is entered by its index only", () => {
    const crossing = imports.filter(({ from, to }) => {
      const [here, there] = [from, to].map((file) => /^server\/features\/([^/]+)\//.exec(file)?.[1]);
      return (
        here &&
        there &&
        here !== there &&
        !/^server\/features\/[^/]+\/index\.ts$/.test(to) &&
        !to.endsWith('contract.ts')
      );
    });
    assert.deepEqual(say(crossing), []);
  });

  it('the client imports the domain and contracts only', () => {
    const allowed = /^(client\/|server\/domain\/|server\/contract\.ts$|server\/features\/.*contract\.ts$)/;
    const page = /^client\/(?!build|vite)/;
    assert.deepEqual(
      only(page, ({ to }) => isPackage(to) || allowed.test(to)),
      [],
    );
    assert.deepEqual(
      say(
        imports.filter(
          ({ from, to }) => page.test(from) && /^(node:|sequelize|express|pdfkit|mysql2)/.test(to),
        ),
      ),
      [],
    );
  });

  it('nobody imports the application or its start', () => {
    const entries = /^server\/(app|main)\.ts$/;
    const mayStart = /^(server\/main\.ts|db\/seed)/;
    assert.deepEqual(say(imports.filter(({ from, to }) => entries.test(to) && !mayStart.test(from))), []);
  });

  it('no two files import each other in a circle', () => {
    const graph = new Map<string, string[]>();
    for (const { from, to, typeOnly } of imports) {
      if (!typeOnly && !isPackage(to)) graph.set(from, [...(graph.get(from) ?? []), to]);
    }
    const done = new Set<string>();
    const circles: string[] = [];
    const walk = (file: string, trail: string[]): void => {
      if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
      if (done.has(file) || trail.includes(file)) return;
      for (const next of graph.get(file) ?? []) walk(next, [...trail, file]);
      done.add(file);
    };
    for (const file of graph.keys()) walk(file, []);
    assert.deepEqual(circles, []);
  });

  it('journeys and browser stories speak HTTP only', () => {
    const outside = [...globSync('test/journey', '.ts'), ...globSync('test/browser', '.ts')];
    const wrong = outside.filter((file) => /from '(\.\.\/)+(server|db)\//.test(readFileSync(file, 'utf8')));
    assert.deepEqual(wrong, []);
  });
});

describe('what is written in one place', () => {
  it('a state is assigned behind the door only', () => {
    const models =
      'draft|withHost|inCheck|accepted|published|active|pending|open|closed|invited|pledged|submitted|frozen|approved|valid|revoked|issued';
    const assigns = new RegExp(
      `\\.state\\s*=[^=>]|\\.set\\(\\s*['"]state['"]|\\bstate:\\s*['"](${models})['"]\\s*[,}]`,
    );
    const stateful = sources.filter(
      (file) => /^server\/(features|jobs|core|http)\//.test(file) && file !== 'server/core/transition.ts',
    );
    const wrong = stateful.flatMap((file) =>
      code(file)
        .split('\n')
        .filter((line) => assigns.test(line) && !/where|include|\bz\.|\bOp\./.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('no migration or model calls what drops children on SQLite', () => {
    const forbidden = /\b(changeColumn|removeColumn|removeConstraint|renameColumn)\b|\.sync\(/;
    assert.deepEqual(
      sources.filter((file) => !file.startsWith('client/') && forbidden.test(code(file))),
      [],
    );
  });

  it('a transaction is opened by the database ground only', () => {
    const wrong = sources.filter(
      (file) => /sequelize\.transaction\(/.test(code(file)) && !file.startsWith('db/'),
    );
    assert.deepEqual(wrong, []);
  });

  it('the domain and the policy ask no clock, no chance and no environment', () => {
    const impure = /Date\.now\(|new Date\(\)|Math\.random\(|process\.|crypto/;
    const pure = sources.filter((file) => /^server\/(domain|policy)\/(?!print)/.test(file));
    assert.deepEqual(
      pure.filter((file) => impure.test(code(file))),
      [],
    );
  });

  it('the time is asked of the clock only', () => {
    const asks = /Date\.now\(|new Date\(\)/;
    const allowed = /^server\/(core\/clock|start\/clockFile)\.ts$/;
    const wrong = sources.filter(
      (file) => file.startsWith('server/') && !allowed.test(file) && asks.test(code(file)),
    );
    assert.deepEqual(wrong, []);
  });

  it('a page has no text of its own: every word is in the catalogue', () => {
    const pages = sources.filter((file) => file.endsWith('.tsx'));
    const wrong = pages.flatMap((file) =>
      code(file)
        .split('\n')
        .filter(
          (line) =>
            /[\u3400-\u9fff]/.test(line) || /<(\w+)[^>]*>\s*[A-Za-z][a-z]+(\s[a-z]+)+\s*<\//.test(line),
        )
        .map((line) => `${file}: ${line.trim()}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('no role is named in a page: what may be done comes with the record', () => {
    const roles =
      /['"](applicant|hostOfficer|recommender|programmeOfficer|agencyOfficer|officeClerk|leader|supervisor)['"]/;
    const pages = sources.filter((file) => file.startsWith('client/features/') && file.endsWith('.tsx'));
    assert.deepEqual(
      pages.filter((file) =>
        // A word of the catalogue or a place in a form may be called like a role.
        code(file)
          .split('\n')
          .some((line) => roles.test(line.replace(/\bt\('[^']*'\)|key: '[^']*'|path=\{[^}]*\}/g, ''))),
      ),
      [],
    );
  });
});

describe('the built client', () => {
  it('holds of the server the domain and the contracts only', function () {
    const list = 'client/dist/modules.json';
    assert.ok(existsSync(list), 'build the client first: npm run build');
    const modules = JSON.parse(readFileSync(list, 'utf8')) as string[];
    const ours = modules.filter((each) => /^(server|db)\//.test(each));
    assert.ok(ours.length > 5, 'the module list is empty');
    const allowed = /^server\/(domain\/|contract\.ts|features\/.*contract\.ts)/;
    assert.deepEqual(
      ours.filter((each) => !allowed.test(each)),
      [],
    );
    assert.deepEqual(
      modules.filter((each) => /node_modules\/(sequelize|express|pdfkit|mysql2)\//.test(each)),
      [],
    );
  });
});
