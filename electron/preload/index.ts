import { contextBridge, ipcRenderer } from 'electron'
import type { AssayBridge, BridgeVerb } from '../../shared/protocol/bridge'
import { CLOSING_CHANNEL, channelOf, type Envelope, GO_CHANNEL } from '../channels'

// Names only: the schemas stay in the main process, which parses every argument again anyway.
const VERBS = Object.keys({
  about: true,
  account: true,
  signInOutside: true,
  cancelSignIn: true,
  disk: true,
  vaultStatus: true,
  vaultCreate: true,
  vaultUnlock: true,
  vaultLock: true,
  vaultRewrap: true,
  vaultKeys: true,
  vaultEnsureKeys: true,
  vaultDestroyKeys: true,
  vaultSetAside: true,
  saveCopy: true,
  openExternal: true,
  tell: true,
  readyToClose: true,
} satisfies Record<BridgeVerb, true>) as BridgeVerb[]

async function ask(verb: BridgeVerb, argument: unknown): Promise<unknown> {
  const envelope: Envelope = await ipcRenderer.invoke(channelOf(verb), argument)
  if (!envelope.ok) throw new Error(envelope.message)
  return envelope.answer
}

const closingCallbacks = new Set<() => void>()

ipcRenderer.on(CLOSING_CHANNEL, () => {
  // A page that has nothing to flush (the sign-in) doesn't listen, and shouldn't make a person wait.
  if (closingCallbacks.size === 0) void ask('readyToClose', undefined)
  for (const callback of closingCallbacks) callback()
})

const goCallbacks = new Set<(route: string) => void>()

ipcRenderer.on(GO_CHANNEL, (_event, route: unknown) => {
  if (typeof route === 'string') for (const callback of goCallbacks) callback(route)
})

const bridge = {
  ...Object.fromEntries(VERBS.map((verb) => [verb, (argument?: unknown) => ask(verb, argument)])),
  onClosing(callback: () => void) {
    closingCallbacks.add(callback)
    return () => {
      closingCallbacks.delete(callback)
    }
  },
  onGo(callback: (route: string) => void) {
    goCallbacks.add(callback)
    return () => {
      goCallbacks.delete(callback)
    }
  },
} as AssayBridge

contextBridge.exposeInMainWorld('assay', bridge)
