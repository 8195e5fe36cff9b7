/**
 * The content policy of the workbench's own page, sent by the desktop's `app://` handler and by the hub alike.
 * @param nonce fresh for each response, base64; it also stands in the page's `<meta property="csp-nonce">`.
 */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self' blob:",
    "worker-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** What the page's template holds where each response puts its nonce. */
export const NONCE_MARK = '__ASSAY_NONCE__'
