// Keeps identity numbers, phones and contacts unreadable in the database, and findable by a keyed hash.
// Envelope: suite ‖ keyId ‖ iv ‖ ciphertext ‖ tag, so that another suite (SM4/SM3) can stand beside this one later.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

const SUITE_INTL = 1; // AES-256-GCM, HMAC-SHA-256
const IV_BYTES = 12;
const TAG_BYTES = 16;

interface Keys {
  readonly keyId: number;
  readonly encryption: Buffer;
  readonly lookup: Buffer;
}

let keys: Keys | null = null;

/** @param secret the deployment's DATA_SECRET; both keys are derived from it, each for its own purpose. */
export function useSecret(secret: string): void {
  const derive = (purpose: string) => createHmac('sha256', secret).update(`keguan:${purpose}`).digest();
  keys = { keyId: 1, encryption: derive('encryption'), lookup: derive('lookup') };
}

function inForce(): Keys {
  if (!keys) throw new Error('no data secret: call useSecret() first');
  return keys;
}

export function encrypt(plain: string): Buffer {
  const { keyId, encryption } = inForce();
  const iv = randomBytes(IV_BYTES);
  const head = Buffer.from([SUITE_INTL, keyId]);
  const cipher = createCipheriv('aes-256-gcm', encryption, iv).setAAD(head);
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([head, iv, body, cipher.getAuthTag()]);
}

/** @throws Error when the envelope was changed or belongs to another key. */
export function decrypt(envelope: Buffer): string {
  const { keyId, encryption } = inForce();
  if (envelope[0] !== SUITE_INTL || envelope[1] !== keyId)
    throw new Error('unknown suite or key of a secret column');
  const iv = envelope.subarray(2, 2 + IV_BYTES);
  const body = envelope.subarray(2 + IV_BYTES, envelope.length - TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', encryption, iv)
    .setAAD(envelope.subarray(0, 2))
    .setAuthTag(envelope.subarray(envelope.length - TAG_BYTES));
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}

/** The key by which a secret value is found again: HMAC of the normalised value, with the name of what it is. */
export function lookupKey(
  kind: 'identity' | 'verification' | 'resetCode' | 'session' | 'seal',
  normalised: string,
): string {
  return createHmac('sha256', inForce().lookup).update(`${kind}:${normalised}`).digest('hex');
}

export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

export function sameHash(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
