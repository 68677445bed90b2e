// Where in a form something stands: the one way from a violation's path to the field on the page.
import type { Path } from '../../server/domain/violation.ts';

/** The DOM id of what stands at a path. */
export function idOf(path: Path): string {
  return `at-${path.map((each) => encodeURIComponent(String(each))).join('.')}`;
}

export function isAt(path: Path, violation: { readonly path: Path }): boolean {
  return (
    path.length === violation.path.length &&
    path.every((each, n) => String(each) === String(violation.path[n]))
  );
}

export function isWithin(path: Path, violation: { readonly path: Path }): boolean {
  return (
    path.length <= violation.path.length &&
    path.every((each, n) => String(each) === String(violation.path[n]))
  );
}

const FOCUSABLE = 'input, textarea, select, button, [tabindex]';

/** Brings the reader to the field at a path, or to the nearest thing around it that is drawn. */
export function focusPath(path: Path): boolean {
  for (let length = path.length; length > 0; length -= 1) {
    const found = document.getElementById(idOf(path.slice(0, length)));
    if (found === null) continue;
    const target = found.matches(FOCUSABLE) ? found : (found.querySelector<HTMLElement>(FOCUSABLE) ?? found);
    found.scrollIntoView({ block: 'center' });
    target.focus({ preventScroll: true });
    return true;
  }
  return false;
}
