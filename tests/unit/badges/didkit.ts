import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

/** What DIDKit (Rust, WebAssembly) says about a credential: empty `errors` where it verifies. */
type DidkitAnswer = { checks: string[]; warnings: string[]; errors: string[] }
type Didkit = {
  initSync(options: { module: Uint8Array }): unknown
  verifyCredential(credential: string, proofOptions: string, contexts: string): Promise<DidkitAnswer>
  contextLoader(url: string): Promise<string>
}

const folder = createRequire(import.meta.url)
  .resolve('@learncard/didkit-plugin')
  .replace(/dist.*$/, 'dist/')
let started: Promise<Didkit> | undefined

/** DIDKit itself, below the plugin's wallet interface; it has its own contexts built in and asks no network for them. */
function didkit(): Promise<Didkit> {
  started ??= import(/* @vite-ignore */ pathToFileURL(`${folder}didkit_wasm.js`).href).then((module: Didkit) => {
    module.initSync({ module: readFileSync(`${folder}didkit_wasm_bg.wasm`) })
    return module
  })
  return started
}

/** The verdict of an implementation that shares no code with ours. */
export async function verifyWithDidkit(credential: object): Promise<DidkitAnswer> {
  return (await didkit()).verifyCredential(JSON.stringify(credential), '{}', '{}')
}

/** The JSON-LD context as DIDKit carries it. */
export async function didkitContext(url: string): Promise<unknown> {
  return JSON.parse(await (await didkit()).contextLoader(url))
}
