// A name for this tab that survives a reload. Not a secret: it only tells two tabs of one person apart.
const key = 'keguan.tab';
let name: string | null = null;

function fresh(): string {
  // crypto.randomUUID is missing over plain http on a LAN.
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
}

export function tabName(): string {
  if (name !== null) return name;
  try {
    name = sessionStorage.getItem(key) ?? fresh();
    sessionStorage.setItem(key, name);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    name ??= fresh();
  }
  return name;
}
