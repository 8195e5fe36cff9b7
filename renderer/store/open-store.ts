import { liveQuery } from 'dexie'
import type { StoreContext } from './context'
import type { Store } from './contract'
import { evidenceReader } from './evidence/read'
import { EvidenceStreams } from './evidence/stream'
import { onForcedClose } from './forced-close'
import { ListIndex } from './list/list-index'
import { type OpenOptions, openContext } from './open-context'
import { actingStore } from './queries/acting'
import { alertingStore } from './queries/alerting'
import { badgeStore } from './queries/badges'
import { calibrationStore } from './queries/calibration'
import { reportStore } from './queries/reports'
import { threadStore } from './queries/threads'
import { openDesk } from './queries/desk'
import { listDiscarded } from './queries/discarded'
import { readHandedOver } from './queries/hand-over'
import { listKept } from './queries/kept'
import { findNeighbour } from './queries/neighbours'
import { panelStore } from './queries/panel'
import { readPendingDecisions } from './queries/pending-decisions'
import { readPlacements } from './queries/placements'
import { QueueReader } from './queries/queue'
import { readLostClaims, settleLostClaims } from './queries/lost-claims'
import { readOpenings } from './queries/openings'
import { readSummary } from './queries/summary'
import { rubricStore } from './queries/rubrics'
import { syncStore } from './queries/sync'
import { readVersions } from './queries/versions'
import { recoveryStore } from './recovery/recovery-store'
import { AnnotationWriter } from './writes/annotations'
import { travelStore } from './travel/travel-store'
import { claim } from './writes/claim'
import { declareConflict } from './writes/declare-conflict'
import { discard, undiscard } from './writes/discard'
import { keep } from './writes/keep'
import { DraftWriter } from './writes/drafts'
import { follow, unfollow } from './writes/follow'
import { dismissHanded, handOver, keepDraft } from './writes/hand-over'
import { cancelOffline, releaseOffline, takeOffline } from './writes/offline-requests'
import { putPlacements } from './writes/placements'
import { preferenceStore } from './writes/preferences'
import { dismissDecision, returnDecision } from './writes/return-decision'
import { rememberReading } from './writes/reading'
import { settleRefusal } from './writes/settle'
import { exportWork, submit, takeBack } from './writes/submit'
import { figureStore } from './writes/figures'
import { verificationStore } from './writes/verifications'

/** A query's values over time. */
export type Watched<Value> = {
  subscribe(next: (value: Value) => void, failed?: (error: unknown) => void): () => void
}

/** The store as the composition root holds it: what features may ask, and what only the root needs. */
export type OpenedStore = Store & {
  /** The value of a query, and again whenever something that it read has changed. */
  watch<Value>(query: (store: Store) => Promise<Value>): Watched<Value>
  /** Calls back when this one had to let go: another window upgrades the database, or the browser has emptied it. Returns how to stop listening. */
  onClosed(callback: () => void): () => void
}

export type StoreOptions = OpenOptions & {
  /** Makes sure that a service worker answers this page's media elements; false where none can. */
  streamWorker?: () => Promise<boolean>
}

const NO_WORKER = async () => false

/**
 * Opens the local store of an account. The vault must be unlocked.
 * @throws StoreError `wrong-key`, `newer`; nothing is changed then.
 */
export async function openStore({ streamWorker = NO_WORKER, ...options }: StoreOptions): Promise<OpenedStore> {
  return makeStore(await openContext(options), options, streamWorker)
}

function makeStore(context: StoreContext, options: OpenOptions, streamWorker: () => Promise<boolean>): OpenedStore {
  const { db, lanes, keyring, opened } = context
  const index = new ListIndex(context)
  const queue = new QueueReader(context, index)
  const drafts = new DraftWriter(context)
  const annotations = new AnnotationWriter(context)
  const evidence = evidenceReader(context)
  const streams = new EvidenceStreams({ readRange: evidence.readRange, worker: streamWorker })
  const sync = syncStore(context)
  const closed = new Set<() => void>()
  const stopTime = context.hubClock.follow()
  /** The owner has closed it, or it had to let go. */
  let isOver = false

  // Not before the first list was read: opening a queue must not wait for opening all of it.
  const startIndex = () => setTimeout(() => index.start((error) => console.error('The list could not be built.', error)), 0)

  const forget = () => {
    stopTime()
    index.stop()
    streams.close()
    keyring.forget()
    opened.clear()
  }
  const letGo = () => {
    if (isOver) return
    isOver = true
    forget()
    for (const callback of closed) callback()
  }
  // Another window upgrades.
  db.onReleased = letGo
  onForcedClose(db, () => isOver, letGo)

  const store: Store = {
    queue: {
      page: async (query) => {
        const page = await queue.page(query)
        if (!index.isComplete) startIndex()
        return page
      },
      summary: () => readSummary(context, index),
      takeOffline: (ids, chosenIds) => takeOffline(context, ids, chosenIds),
      cancelOffline: (ids) => cancelOffline(context, ids),
      releaseOffline: (ids) => releaseOffline(context, ids),
      openings: () => readOpenings(context),
      claim: (submissionId) => claim(context, submissionId),
      beforeRelease: () => readPendingDecisions(context),
      returnDecision: (decisionId, reason) => returnDecision(context, decisionId, reason),
      dismissDecision: (decisionId) => dismissDecision(context, decisionId),
      lostClaims: () => readLostClaims(context),
      settleLostClaims: (ids) => settleLostClaims(context, ids),
    },
    desk: {
      open: (allocationId) => openDesk(context, index, allocationId),
      neighbour: (allocationId, places) => findNeighbour(context, index, allocationId, places),
      changeScore: (allocationId, criterionId, change) => drafts.changeScore(allocationId, criterionId, change),
      changeAssessment: (allocationId, change) => drafts.changeAssessment(allocationId, change),
      addActiveSeconds: (allocationId, seconds) => drafts.addActiveSeconds(allocationId, seconds),
      putAnnotation: (annotation) => annotations.put(annotation),
      removeAnnotation: (allocationId, annotationId) => annotations.remove(allocationId, annotationId),
      restoreAnnotation: (allocationId, annotationId) => annotations.restore(allocationId, annotationId),
      versions: (allocationId, annotationId) => readVersions(context, allocationId, annotationId),
      placements: (allocationId) => readPlacements(context, allocationId),
      putPlacements: (allocationId, placements) => putPlacements(context, allocationId, placements),
      writeAnnotations: (allocationId, batch) => annotations.write(allocationId, batch),
      takenAnnotationIds: (ids) => annotations.findTaken(ids),
      rememberReading: (allocationId, evidenceId, position) => rememberReading(context, allocationId, evidenceId, position),
      submit: (allocationId) => submit(context, allocationId),
      takeBack: (allocationId) => takeBack(context, allocationId),
      exportWork: (allocationId) => exportWork(context, allocationId),
      settleRefusal: (allocationId) => settleRefusal(context, allocationId),
      follow: (allocationId, keep) => follow(context, allocationId, keep),
      unfollow: (allocationId) => unfollow(context, allocationId),
      handOver: (allocationId) => handOver(context, allocationId),
      handedOver: (allocationId) => readHandedOver(context, allocationId),
      keepDraft: (allocationId) => keepDraft(context, allocationId),
      dismissHanded: (handedId, dismissed) => dismissHanded(context, handedId, dismissed),
      declareConflict: (allocationId, interest, words) => declareConflict(context, allocationId, interest, words),
      keep: (allocationId, isKept) => keep(context, allocationId, isKept),
      kept: () => listKept(context),
      discard: (allocationId) => discard(context, allocationId),
      undiscard: (allocationId) => undiscard(context, allocationId),
      discarded: () => listDiscarded(context),
    },
    evidence: { ...evidence, stream: (allocationId, fileId) => streams.open(allocationId, fileId) },
    badges: badgeStore(context),
    calibration: calibrationStore(context),
    rubrics: rubricStore(context),
    threads: threadStore(context),
    reports: reportStore(context),
    panel: panelStore(context),
    acting: actingStore(context),
    alerting: alertingStore(context),
    sync,
    preferences: preferenceStore(context),
    recovery: recoveryStore(context, options),
    travel: travelStore(context),
    verifications: verificationStore(context, sync.retry),
    figures: figureStore(context, sync.retry),
    shortage: lanes.shortage,
    flush: () => lanes.drain(),
    async close() {
      await lanes.drain()
      isOver = true
      forget()
      db.close()
    },
  }
  return {
    ...store,
    watch: (query) => ({
      subscribe(next, failed = () => undefined) {
        const observe = () => liveQuery(() => query(store)).subscribe(next, failed)
        let subscription = observe()
        // The list in memory isn't in the database: while it grows, ask again.
        const stop = index.onProgress(() => {
          subscription.unsubscribe()
          subscription = observe()
        })
        return () => {
          stop()
          subscription.unsubscribe()
        }
      },
    }),
    onClosed(callback) {
      closed.add(callback)
      return () => closed.delete(callback)
    },
  }
}
