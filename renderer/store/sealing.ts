import { StoreError } from './store-error'

/**
 * What a sealed value is: bound to it as associated data, so that rows, versions and chunks can't be exchanged for one another.
 */
export type SealContext = {
  table: string
  id: string
  version: number
  /** For values that are stored in parts; a whole value is chunk 0 of 1. */
  chunk?: number
  count?: number
}

/** Nonce and AES-256-GCM ciphertext with its tag. */
export type Sealed = Uint8Array<ArrayBuffer>

const NONCE_BYTES = 12

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

function associatedData({ table, id, version, chunk = 0, count = 1 }: SealContext) {
  return encoder.encode(`${table}|${id}|${version}|${chunk}|${count}`)
}

/** Seals bytes under a random 96-bit nonce. */
export async function sealBytes(key: CryptoKey, context: SealContext, bytes: Uint8Array): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const parameters = { name: 'AES-GCM', iv, additionalData: associatedData(context) }
  const sealed = await crypto.subtle.encrypt(parameters, key, bytes as Uint8Array<ArrayBuffer>)
  const out = new Uint8Array(NONCE_BYTES + sealed.byteLength)
  out.set(iv)
  out.set(new Uint8Array(sealed), NONCE_BYTES)
  return out
}

/** What was sealed. @throws StoreError `damaged` where key, context or bytes differ. */
export async function openBytes(key: CryptoKey, context: SealContext, sealed: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = sealed as Uint8Array<ArrayBuffer>
  const iv = bytes.subarray(0, NONCE_BYTES)
  const parameters = { name: 'AES-GCM', iv, additionalData: associatedData(context) }
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, bytes.subarray(NONCE_BYTES)))
  } catch {
    throw new StoreError('damaged', `A sealed row in "${context.table}" does not open.`)
  }
}

/** Seals a value as JSON. */
export function sealJson(key: CryptoKey, context: SealContext, value: unknown): Promise<Sealed> {
  return sealBytes(key, context, encoder.encode(JSON.stringify(value)))
}

/** The value of `sealJson`. What opens was sealed by us and hasn't changed, so its shape isn't checked again. */
export async function openJson<Value>(key: CryptoKey, context: SealContext, sealed: Uint8Array): Promise<Value> {
  return JSON.parse(decoder.decode(await openBytes(key, context, sealed))) as Value
}
