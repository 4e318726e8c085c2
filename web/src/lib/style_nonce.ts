// The nonce with which styles may be written into the page; the server puts a fresh one into the meta tag.
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
