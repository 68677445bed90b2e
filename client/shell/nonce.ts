// The nonce of this page, under which antd may add its style elements (Content-Security-Policy, style-src).
export function pageNonce(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  const nonce = meta?.nonce ?? meta?.getAttribute('nonce') ?? '';
  return nonce === '' ? undefined : nonce;
}
