import { setNonce } from 'get-nonce'

/** The nonce that this response's content policy allows for styles; empty where the page came without a policy (tests). */
export function readNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
  return meta?.nonce || meta?.content || ''
}

/** Gives the nonce to libraries that insert style elements by themselves (react-remove-scroll, below Mantine's modal). */
export function shareNonce(): void {
  const nonce = readNonce()
  if (nonce !== '') setNonce(nonce)
}
