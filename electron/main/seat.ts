import { join } from 'node:path'
import { type BrowserWindow, session as sessions } from 'electron'
import type { Account } from '../../shared/protocol/bridge'
import type { AccountVault, Keychain } from '../../shared/vault'
import { type StoredAccount, withName } from './accounts'
import { createApiProxy, type SignIn } from './api-proxy'
import { serveApp } from './app-protocol'
import { type HeldClosing, holdClosing } from './closing'
import { confineNavigation } from './navigation'
import { keepOffNetwork } from './network-wall'
import { restrictPermissions } from './permissions'
import { secondWindowOptions } from './second-window'
import { createSealedSession, type OpenSession, type SealedSession } from './sealed-session'
import type { Network } from './sign-in/provider'
import { createTokenKeeper, type TokenKeeper } from './sign-in/token-keeper'
import { createVaultHost } from './vault-host'
import { openWindow } from './window'
import type { WindowMemory } from './window-memory'

/** Where a person sits: one account's window, its session partition, its keys and its sign-in. Before the first sign-in, nobody's. */
export type Seat = {
  account(): Account | null
  /** Keys and sign-in; null before the first sign-in. */
  own: { vault: AccountVault; session: SealedSession; keeper: TokenKeeper } | null
  window: BrowserWindow
  closing: HeldClosing
}

export type SeatOptions = {
  hubOrigin: string
  profileFolder: string
  bundleFolder: string
  memory: WindowMemory
  keychain: Keychain
  onSignIn(signIn: SignIn): void
  onSignOut(): void
}

/** Never written to disk: nothing of a person is known yet. */
const LOBBY_PARTITION = 'assay-lobby'
/** Only main uses it, to reach the hub: nothing of what passes may land in a cache. */
const NETWORK_PARTITION = 'assay-hub'

/**
 * Opens the window for an account, or the sign-in for nobody.
 * @param begun the sign-in that led here, if one did
 */
export async function takeSeat(stored: StoredAccount | null, begun: OpenSession | null, options: SeatOptions): Promise<Seat> {
  const own = stored === null ? null : ownOf(stored, options)
  if (begun !== null) await own?.session.begin(begun)
  const partition = stored === null ? LOBBY_PARTITION : `persist:${stored.database}`
  const session = sessions.fromPartition(partition)
  const proxy = createApiProxy({
    hubOrigin: options.hubOrigin,
    network: hubNetwork(),
    keeper: own?.keeper ?? null,
    onSignIn: options.onSignIn,
    async onSignOut() {
      // Asked now, while there is a token to name; leaving doesn't wait for the answer.
      void own?.keeper.revoke()
      await own?.session.end()
      options.onSignOut()
    },
  })
  serveApp(session, options.bundleFolder, proxy)
  restrictPermissions(session)
  keepOffNetwork(session)
  const window = openWindow(session, options.memory)
  confineNavigation(window.webContents, options.hubOrigin, () => secondWindowOptions(window))
  // Only now: the page may still need keys while it flushes.
  window.once('closed', () => void own?.vault.lock())
  return {
    account: () => (stored === null ? null : withName(stored, own?.session.personName() ?? null)),
    own,
    window,
    closing: holdClosing(window),
  }
}

/** The same person's place at their second window: its own closing, the same keys and sign-in. */
export function seatBeside(seat: Seat, window: BrowserWindow, hubOrigin: string): Seat {
  confineNavigation(window.webContents, hubOrigin)
  // Without the workbench there is nothing that it could stand beside.
  const close = () => window.close()
  seat.window.once('closed', close)
  window.once('closed', () => seat.window.off('closed', close))
  return { ...seat, window, closing: holdClosing(window) }
}

function ownOf(stored: StoredAccount, { profileFolder, keychain, hubOrigin }: SeatOptions): NonNullable<Seat['own']> {
  const folder = join(profileFolder, 'accounts', stored.database)
  const vault = createVaultHost(join(folder, 'keys'), keychain)
  const session = createSealedSession(join(folder, 'session'), vault, hubOrigin)
  return { vault, session, keeper: createTokenKeeper({ session, network: reachNetwork, hubOrigin }) }
}

/** Main's own way to the hub and the provider. */
export const reachNetwork: Network = (address, options) => hubNetwork().fetch(address, options)

function hubNetwork() {
  return sessions.fromPartition(NETWORK_PARTITION, { cache: false })
}
