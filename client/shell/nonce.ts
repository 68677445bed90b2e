// The nonce of this page, under which our own code may add style elements (Content-Security-Policy, style-src).

export function pageNonce(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  const nonce = meta?.nonce ?? meta?.getAttribute('nonce') ?? '';
  return nonce === '' ? undefined : nonce;
}

/**
 * antd passes the nonce of ConfigProvider to most of its styles, but its scroll lock (every dialog and drawer) and its
 * scroll bar measure make theirs without one, which the policy refuses. Here each style made by a script gets it.
 */
export function giveStylesTheNonce(nonce: string): void {
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
}
