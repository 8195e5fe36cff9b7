import { expose, type Remote, wrap } from 'comlink'
import type { Account } from '../../../shared/protocol'
import type { KeyVault } from '../../../shared/vault'
import { isSecondWindow, onMessage, sendToOtherWindow } from '../../kit'

/**
 * In a browser each window would have to derive the keys from the passphrase anew. The second window borrows those of the workbench
 * instead, through a channel that only these two windows hold; with the workbench gone or locked, nothing is lent.
 */
type Borrowed = { account: Account; vault: KeyVault }

const ASK = 'assay-borrow-vault'
type Lent = { kind: 'assay-lent-vault'; account: Account }
/** The workbench answers at once or not at all. */
const ANSWER_LIMIT_MS = 5_000

/** In the workbench: lends the vault while its store is open. @returns how to stop. */
export function lendVault(account: Account, vault: KeyVault): () => void {
  const ports: MessagePort[] = []
  const stop = onMessage((message, event) => {
    if (message !== ASK) return
    const { port1, port2 } = new MessageChannel()
    ports.push(port1)
    expose(vault, port1)
    const answer: Lent = { kind: 'assay-lent-vault', account }
    const asking = event.source as Window
    asking.postMessage(answer, { targetOrigin: location.origin, transfer: [port2] })
  })
  return () => {
    stop()
    for (const port of ports) port.close()
  }
}

/** In the second window: the workbench's account and keys; null where there is no workbench any more. */
export async function borrowVault(): Promise<Borrowed | null> {
  if (!isSecondWindow()) return null
  const lent = await new Promise<{ port: MessagePort; account: Account } | null>((resolve) => {
    const stop = onMessage((message, event) => {
      const [port] = event.ports
      if (!isLent(message) || port === undefined) return
      stop()
      resolve({ port, account: message.account })
    })
    setTimeout(() => {
      stop()
      resolve(null)
    }, ANSWER_LIMIT_MS)
    sendToOtherWindow(ASK)
  })
  return lent && { account: lent.account, vault: asVault(wrap<KeyVault>(lent.port)) }
}

/** Only the workbench's window is listened to, so what it sends is what this file made there. */
function isLent(message: unknown): message is Lent {
  return typeof message === 'object' && message !== null && (message as Partial<Lent>).kind === 'assay-lent-vault'
}

function asVault(vault: Remote<KeyVault>): KeyVault {
  return {
    status: () => vault.status(),
    create: (options) => vault.create(options),
    unlock: (by) => vault.unlock(by),
    // Locking is the workbench's: this window only lets go.
    lock: async () => undefined,
    rewrap: (change) => vault.rewrap(change),
    keys: (ids) => vault.keys(ids),
    ensureKeys: (ids) => vault.ensureKeys(ids),
    destroyKeys: (ids) => vault.destroyKeys(ids),
    setAside: () => vault.setAside(),
  }
}
