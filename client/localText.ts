// Small texts kept on this machine. Storage may be full or switched off: then they last as long as the page.
const fallback = new Map<string, string>();

export function remember(key: string, text: string): boolean {
  fallback.set(key, text);
  try {
    localStorage.setItem(key, text);
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? fallback.get(key) ?? null;
  } catch (error) {
    if (error instanceof DOMException) return fallback.get(key) ?? null;
    throw error;
  }
}

export function forget(key: string): void {
  fallback.delete(key);
  try {
    localStorage.removeItem(key);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

export function keysUnder(prefix: string): string[] {
  const found = new Set([...fallback.keys()].filter((key) => key.startsWith(prefix)));
  try {
    for (let n = 0; n < localStorage.length; n += 1) {
      const key = localStorage.key(n);
      if (key?.startsWith(prefix)) found.add(key);
    }
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
  return [...found].sort();
}
