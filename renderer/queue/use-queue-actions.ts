import { notify, useTexts } from '../kit'
import { useStore } from '../store'

/**
 * What can be done to rows, with what is said about it.
 * @param untilFetched says when the evidence of allocations isn't being fetched any more
 */
export function useQueueActions(untilFetched: (ids: readonly string[]) => AbortSignal) {
  const { queue, desk, acting } = useStore()
  const t = useTexts('queue')

  const failed = (error: unknown) => notify({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })

  return {
    /** Asks for the evidence; undo stops fetching. @param chosenIds all that was chosen, what is here already too */
    async takeOffline(ids: readonly string[], chosenIds: readonly string[] = ids.length > 1 ? ids : []) {
      if (ids.length === 0) return
      try {
        await queue.takeOffline(ids, chosenIds)
        notify({
          kind: 'hint',
          message: t('fetching', { count: ids.length }),
          undo: () => void queue.cancelOffline(ids).catch(failed),
          until: untilFetched(ids),
        })
      } catch (error) {
        failed(error)
      }
    },
    async cancelOffline(ids: readonly string[]) {
      await queue.cancelOffline(ids).catch(failed)
    },
    /** Lets the evidence go; undo asks for it again. */
    async releaseOffline(ids: readonly string[]) {
      try {
        await queue.releaseOffline(ids)
        notify({ message: t('released', { count: ids.length }), undo: () => void queue.takeOffline(ids).catch(failed) })
      } catch (error) {
        failed(error)
      }
    },
    async takeBack(allocationId: string) {
      try {
        // What is being given back isn't sent yet: then it is simply kept.
        if (await acting.keepAfterAll(allocationId)) {
          notify({ message: t('keptAfterAll') })
          return
        }
        const result = await desk.takeBack(allocationId)
        if (!result.ok) {
          notify({ kind: 'hint', message: t(result.reason === 'too-late' ? 'takeBackTooLate' : 'takeBackNothing') })
          return
        }
        // What may have left this machine only the hub can take back: then it waits for the hub's answer and is no draft yet.
        const isAsked = (await desk.open(allocationId))?.status === 'waiting-to-send'
        notify(isAsked ? { kind: 'hint', message: t('takeBackAsked') } : { message: t('takenBack') })
      } catch (error) {
        failed(error)
      }
    },
  }
}

export type QueueActions = ReturnType<typeof useQueueActions>
