// Finds secrets in anything a person can fetch or be sent: bodies, headers, file names, PDF and ZIP inside and out, mails.
// It knows nothing of the product: what it is given, it takes apart into words, and looks for each secret in them.
import { createHash } from 'node:crypto';
import { pdfWords } from './pdfWords.ts';
import { zipWords } from './zipWords.ts';

/** One answer of the product, whatever it is. */
export interface Fetched {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

export interface Words {
  /** Where they stand, for whoever reads a failure. */
  readonly channel: string;
  readonly text: string;
}

export interface Secret {
  /** E.g. 'expert name': what it is. */
  readonly kind: string;
  /** Whose it is: a key of the town. */
  readonly of: string;
  readonly text: string;
}

export interface Hit {
  readonly secret: Secret;
  readonly channel: string;
  readonly around: string;
}

export async function wordsOf({ headers, body }: Fetched): Promise<Words[]> {
  return [...headersWords(headers), ...(await bodyWords(body))];
}

/** File names by themselves, everything else as one text: who reads a failure sees which header it was. */
export function headersWords(headers: Fetched['headers']): Words[] {
  const isName = (name: string): boolean => name.toLowerCase() === 'content-disposition';
  const names = headers.filter(([name]) => isName(name)).flatMap(readings);
  const others = headers.filter(([name]) => !isName(name)).flatMap(readings);
  return [
    { channel: 'header', text: others.join('\n') },
    ...(names.length > 0 ? [{ channel: 'file name', text: names.join('\n') }] : []),
  ];
}

/** Header bytes arrive as Latin-1; names in them are percent-encoded, or UTF-8 that was put there as it is. */
function readings([name, value]: readonly [string, string]): string[] {
  const read = [value, Buffer.from(value, 'latin1').toString('utf8'), percentDecoded(value)];
  return [...new Set(read)].map((each) => `${name}: ${each}`);
}

function percentDecoded(value: string): string {
  return value.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) =>
    Buffer.from(run.replace(/%/g, ''), 'hex').toString('utf8'),
  );
}

const read = new Map<string, Promise<Words[]>>();

/** The same file is fetched by many: it is taken apart once. */
export function bodyWords(body: Buffer): Promise<Words[]> {
  const key = createHash('sha256').update(body).digest('hex');
  const known = read.get(key) ?? takeApart(body);
  read.set(key, known);
  return known;
}

async function takeApart(body: Buffer): Promise<Words[]> {
  if (body.subarray(0, 1024).includes('%PDF-')) return pdfWords(body);
  if (body.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return zipWords(body, bodyWords);
  const text = body.toString('utf8');
  const spoken = spokenJson(text);
  if (spoken !== null) return [{ channel: 'JSON', text: spoken }];
  return [text, percentDecoded(unescaped(text))].map((each) => ({ channel: 'body', text: each }));
}

/** Entities of HTML and XML, and \u of scripts. */
const unescaped = (text: string): string =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)))
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** Every string and number of a JSON text, names of keys too; null when it is no JSON. */
function spokenJson(text: string): string | null {
  const found: string[] = [];
  try {
    JSON.parse(text, (key, value: unknown) => {
      found.push(key, ...(typeof value === 'object' ? [] : [String(value)]));
      return value;
    });
    return found.join('\n');
  } catch {
    return null;
  }
}

export function findSecrets(words: readonly Words[], secrets: readonly Secret[]): Hit[] {
  const packed = words.map((each) => ({ ...each, packed: packedOf(each.text) }));
  return secrets.flatMap((secret) => {
    const is = matcherOf(secret.text);
    const hit = packed.find(is);
    return hit ? [{ secret, channel: hit.channel, around: aroundOf(hit.packed, secret.text) }] : [];
  });
}

type Matcher = (words: Words & { packed: string }) => boolean;
const matchers = new Map<string, Matcher>();

function matcherOf(secret: string): Matcher {
  const known = matchers.get(secret) ?? matcherFor(secret);
  matchers.set(secret, known);
  return known;
}

function matcherFor(secret: string): Matcher {
  if (/^\d{4}$|^\d\d\.\d\d$/.test(secret)) return value(secret);
  return /^\d+$/.test(secret) ? wholeNumber(secret) : anywhere(secret);
}

/** A total of points: so short that the bytes of a file or a request's id have it by chance. A value of its own only. */
function value(secret: string): Matcher {
  const alone = new RegExp(`(?<![\\w.-])${secret.replace('.', '\\.')}(?![\\w-]|\\.\\d)`);
  return ({ channel, text }) => !/PDF|ZIP|header|bytes/.test(channel) && alone.test(text);
}

/** A number is found as a whole number only, with or without spaces between its digits. */
function wholeNumber(secret: string): Matcher {
  const whole = new RegExp(`(?<![0-9])${secret}(?![0-9])`);
  return ({ text, packed }) => packed.includes(secret) && (whole.test(text) || whole.test(packed));
}

function anywhere(secret: string): Matcher {
  const wanted = packedOf(secret);
  return ({ packed }) => packed.includes(wanted);
}

function aroundOf(packed: string, secret: string): string {
  const at = Math.max(0, packed.indexOf(packedOf(secret)));
  return packed.slice(Math.max(0, at - 60), at + 60);
}

/** Lines break anywhere and PDF puts spaces where it likes: a name is its characters. */
const packedOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200b\u00ad]/gu, '')
    .toLowerCase();
