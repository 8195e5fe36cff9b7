import type { ChangesPage, CommandResult } from '../../../shared/protocol'
import type { HistoryEntry, MeteredState, SyncStatus } from '../contract'
import { type Estimate, makeRoom } from '../evidence/room'
import { noteHistory } from '../history'
import { type LeaseWishAnswer, noteLeaseAnswers } from '../lease-refusals'
import type { Moment } from '../hub-time'
import { changeMetered } from '../metered'
import { type OpenOptions, openContext } from '../open-context'
import { STARTING } from '../queries/sync'
import { travelReplica } from '../travel/travel-replica'
import { applyPage } from './apply-page'
import { credentialWriter } from './credentials'
import { evidenceWriter } from './evidence-writer'
import { figureDesk } from './figures'
import { endDiscarded, keepHouse } from './housekeeping'
import { endLeases, leasesToRenew } from './leases'
import { type OutgoingCommand, putBack, refuse, storeResults, takeBatch } from './outbox'
import { watchNudges } from './nudges'
import { beginReread, finishReread } from './reread'
import { verificationDesk } from './verifications'

export type Replica = Awaited<ReturnType<typeof openReplica>>

/** Opens the replica of an account's store. The vault must be unlocked. @throws StoreError `wrong-key`, `newer` */
export async function openReplica(options: OpenOptions) {
  const context = await openContext(options)
  const { db } = context
  return {
    /** Where the last page ended; null at the beginning. */
    async position(): Promise<{ cursor: string | null; isRereading: boolean }> {
      return { cursor: await db.readMeta('cursor', null), isRereading: (await db.readMeta('rereadAfter', null)) !== null }
    },
    applyPage: (page: ChangesPage, from: string | null, heard?: Moment) => applyPage(context, page, from, heard),
    /** This moment, to be noted as a page comes in. */
    moment: () => context.hubClock.moment(),
    beginReread: () => beginReread(context),
    finishReread: () => finishReread(context),
    takeBatch: (most: number) => takeBatch(context, most),
    putBack: (batch: readonly OutgoingCommand[]) => putBack(context, batch),
    refuse: (command: OutgoingCommand, message: string) => refuse(context, command, message),
    storeResults: (results: readonly CommandResult[]) => storeResults(context, results),
    evidence: evidenceWriter(context),
    credentials: credentialWriter(context),
    travel: travelReplica(context),
    verifications: verificationDesk(context),
    figures: figureDesk(context),
    watchNudges: (next: () => void) => watchNudges(db, next),
    note: (event: Omit<HistoryEntry, 'at'>) => noteHistory(context, event),
    pause: () => db.readMeta('pause', 'none'),
    setNetwork: (network: MeteredState['network']) => changeMetered(db, { network }),
    makeRoom: (allocationId: string, estimate: Estimate) => makeRoom(context, allocationId, estimate),
    keepHouse: () => keepHouse(context),
    endDiscarded: () => endDiscarded(context),
    hubTime: () => context.hubClock.now(),
    leasesToRenew: () => leasesToRenew(context),
    leasesAnswered: (answers: readonly LeaseWishAnswer[]) => noteLeaseAnswers(context, answers),
    endLeases: async () => endLeases(context, await context.hubClock.now()),
    status: () => db.readMeta('sync', STARTING),
    async report(change: Partial<SyncStatus>): Promise<void> {
      await db.transaction('rw', db.meta, async () => {
        await db.writeMeta('sync', { ...(await db.readMeta('sync', STARTING)), ...change })
      })
    },
    close(): void {
      context.keyring.forget()
      context.opened.clear()
      db.close()
    },
  }
}
