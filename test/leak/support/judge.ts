// Holds everything that somebody was shown or sent against what they may know, and keeps count of the permissions needed.
import { createHash } from 'node:crypto';
import { bodyWords, findSecrets, headersWords, type Fetched, type Hit, type Words } from './detector.ts';
import { KNOWLEDGE, permissionsFor, type Row } from './knowledge.ts';
import type { Phase } from './life.ts';
import { plainKind } from './readers.ts';
import type { Eye, Town } from './town.ts';

export interface Shown {
  readonly phase: Phase;
  readonly eye: Eye;
  readonly endpoint: string;
  readonly address: string;
  readonly fetched: Fetched;
}

export interface Judge {
  /** What somebody found that they may not know, a line each. */
  leaksIn(shown: Shown): Promise<string[]>;
  leaksSent(phase: Phase, eye: Eye, words: readonly Words[]): string[];
  /** Permissions that nothing has needed yet. */
  unneeded(): string[];
}

export function judgeOf(town: Town): Judge {
  const needed = new Map<Row, Set<string>>(KNOWLEDGE.map((row) => [row, new Set()]));
  const found = new Map<string, Hit[]>();
  const secrets = () => [...town.expertSecrets, ...town.applicantSecrets, ...town.objectorSecrets];

  /** Many see the same: it is searched once for everything, and each hit is then held against who sees it. */
  async function hitsIn({ headers, body }: Fetched): Promise<Hit[]> {
    const all = secrets();
    const key = `${all.length} ${createHash('sha256').update(body).digest('hex')}`;
    const inBody = found.get(key) ?? findSecrets(await bodyWords(body), all);
    found.set(key, inBody);
    return [...inBody, ...findSecrets(headersWords(headers), all)];
  }

  function isAllowed(phase: Phase, eye: Eye, endpoint: string, { secret }: Hit): boolean {
    const rows = permissionsFor({ town, eye, secret, phase, endpoint });
    for (const row of rows) needed.get(row)?.add(plainKind(secret));
    return rows.length > 0;
  }

  return {
    async leaksIn({ phase, eye, endpoint, address, fetched }) {
      return (await hitsIn(fetched))
        .filter((hit) => !isAskedWith(address, hit) && !isAllowed(phase, eye, endpoint, hit))
        .map(
          ({ secret, channel, around }) =>
            `${eye.key} finds ${secret.kind} of ${secret.of} in ${channel} of ${fetched.status} ${address}: ${around}`,
        );
    },
    leaksSent(phase, eye, words) {
      return findSecrets(words, secrets())
        .filter((hit) => !isAllowed(phase, eye, 'sent', hit))
        .map(
          ({ secret, channel, around }) =>
            `${eye.key} is sent ${secret.kind} of ${secret.of} in ${channel}: ${around}`,
        );
    },
    unneeded: () =>
      [...needed].flatMap(([row, kinds]) =>
        row.what.filter((kind) => !kinds.has(kind)).map((kind) => `${row.reader.name}: ${kind}, ${row.why}`),
      ),
  };
}

/** An id that was asked with is no news. */
const isAskedWith = (address: string, { secret: { kind, text } }: Hit): boolean =>
  kind.includes(' id') && address.includes(text);
