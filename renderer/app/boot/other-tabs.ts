import type { Account } from '../../../shared/protocol'

const channelOf = ({ database }: Account) => new BroadcastChannel(`${database}/locked`)

/** Tells the browser's other tabs that the person has locked their workbench: one that stays open elsewhere would be none that is locked. */
export function tellLocked(account: Account): void {
  const channel = channelOf(account)
  channel.postMessage(null)
  channel.close()
}

/** Calls back when another tab tells that. @returns how to stop listening */
export function onLockedElsewhere(account: Account, callback: () => void): () => void {
  const channel = channelOf(account)
  channel.onmessage = callback
  return () => channel.close()
}
