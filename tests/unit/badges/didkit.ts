import { readFileSync } from 'node:fs'

/** What DIDKit (Rust, WebAssembly) says about a credential: empty `errors` where it verifies. */
type DidkitAnswer = { checks: string[]; warnings: string[]; errors: string[] }
type Didkit = {
  initSync(options: { module: Uint8Array }): unknown
  verifyCredential(credential: string, proofOptions: string, contexts: string): Promise<string>
  contextLoader(url: string): Promise<string>
}

/** The package's entry is a wallet plugin; below it lies the WebAssembly build of DIDKit, which is what we are after. */
const FOLDER = new URL('../../../node_modules/@learncard/didkit-plugin/dist/', import.meta.url)
let started: Promise<Didkit> | undefined

/** DIDKit, started once; it has its own contexts built in and asks no network for them. */
function didkit(): Promise<Didkit> {
  started ??= import(/* @vite-ignore */ new URL('didkit_wasm.js', FOLDER).href).then((module: Didkit) => {
    module.initSync({ module: readFileSync(new URL('didkit_wasm_bg.wasm', FOLDER)) })
    return module
  })
  return started
}

/** The verdict of an implementation that shares no code with ours. */
export async function verifyWithDidkit(credential: object): Promise<DidkitAnswer> {
  return JSON.parse(await (await didkit()).verifyCredential(JSON.stringify(credential), '{}', '{}'))
}

/** The JSON-LD context as DIDKit carries it. */
export async function didkitContext(url: string): Promise<unknown> {
  return JSON.parse(await (await didkit()).contextLoader(url))
}
