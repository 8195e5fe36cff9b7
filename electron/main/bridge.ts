import { app } from 'electron'
import { saveCopy } from './files'
import { freeBytesBeside } from './free-bytes'
import { openOutside } from './navigation'
import { tellOutside } from './outside-notice'
import { IS_TRIAL_RUNTIME } from './runtime'
import type { Seat } from './seat'
import type { OutsideSignIn } from './sign-in/outside-sign-in'
import { type BridgeHandlers, SignedOutError } from './verbs'

/** What the desktop does for the page of a seat. */
export function createBridgeHandlers(hubOrigin: string, profileFolder: string, outside: OutsideSignIn): BridgeHandlers<Seat> {
  return {
    about: () => ({ version: app.getVersion(), platform: process.platform, trialRuntime: IS_TRIAL_RUNTIME, hubOrigin }),
    account: (seat) => seat.account(),
    signInOutside: (_seat, ask) => outside.begin(ask),
    cancelSignIn() {
      outside.cancel()
      return undefined
    },
    disk: async () => ({ freeBytes: await freeBytesBeside(profileFolder) }),
    vaultStatus: (seat) => ownOf(seat).vault.status(),
    async vaultCreate(seat, options) {
      const { vault, session } = ownOf(seat)
      const created = await vault.create(options)
      await session.recall()
      return created
    },
    async vaultUnlock(seat, by) {
      const { vault, session } = ownOf(seat)
      const result = await vault.unlock(by)
      if (result.ok) await session.recall()
      return result
    },
    async vaultLock(seat) {
      const { vault, session } = ownOf(seat)
      await vault.lock()
      session.hide()
      return undefined
    },
    vaultRewrap: (seat, change) => ownOf(seat).vault.rewrap(change),
    vaultKeys: (seat, { ids }) => ownOf(seat).vault.keys(ids),
    vaultEnsureKeys: (seat, { ids }) => ownOf(seat).vault.ensureKeys(ids),
    async vaultDestroyKeys(seat, { ids }) {
      await ownOf(seat).vault.destroyKeys(ids)
      return undefined
    },
    vaultSetAside: (seat) => ownOf(seat).vault.setAside(),
    saveCopy: async (seat, copy) => ({ saved: await saveCopy(seat.window, copy, hubOrigin) }),
    openExternal: async (_seat, { url }) => ({ opened: await openOutside(url, hubOrigin) }),
    tell: (seat, notice) => ({ shown: tellOutside(seat.window, notice) }),
    readyToClose(seat) {
      seat.closing.release()
      return undefined
    },
  }
}

function ownOf(seat: Seat): NonNullable<Seat['own']> {
  if (seat.own === null) throw new SignedOutError()
  return seat.own
}
