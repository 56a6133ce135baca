// @ts-check
// What a page may load, run and send to: the Content-Security-Policy of every answer (CLI-SERVE-1).

/** @param {string} nonce @param {boolean} dev */
export function contentSecurityPolicy(nonce, dev) {
  return [
    "default-src 'self'",
    // strict-dynamic: what a trusted script loads is trusted; 'self' is for browsers that do not know it.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    // Virtual lists place their rows by style attributes, for which there is no nonce.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws: wss:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
