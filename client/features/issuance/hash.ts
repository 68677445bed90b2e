// SHA-256 of a file in the browser. crypto.subtle is there in secure contexts only: not over plain http on a LAN.

export function mayHash(): boolean {
  return typeof globalThis.crypto?.subtle?.digest === 'function';
}

export async function hashOf(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
