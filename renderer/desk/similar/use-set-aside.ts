import { notify, useTexts } from '../../kit'
import { useStore, useStoreQuery } from '../../store'

/** Names of passages that were looked at and are no hint, by allocation. */
type SetAside = Readonly<Record<string, readonly string[]>>

const PREFERENCE = 'desk.similar.set-aside'
const NOTHING: SetAside = {}
const NONE: readonly string[] = []
/** Of one allocation; the first ones are forgotten. */
const MOST = 500

/** What the assessor has set aside on this submission, remembered until the submission leaves the machine. */
export function useSetAside(allocationId: string) {
  const { preferences, desk } = useStore()
  const t = useTexts('similar')
  const all = useStoreQuery(() => preferences.get(PREFERENCE, NOTHING).catch(() => NOTHING), []) ?? NOTHING
  const write = async (change: (ids: readonly string[]) => readonly string[]) => {
    try {
      const known = await preferences.get(PREFERENCE, NOTHING)
      const ended = await endedOf(Object.keys(known), (id) => desk.open(id))
      await preferences.change(PREFERENCE, NOTHING, (before) => {
        const kept = Object.entries(before).filter(([id]) => id !== allocationId && !ended.has(id))
        const ids = change(before[allocationId] ?? NONE)
        return Object.fromEntries(ids.length === 0 ? kept : [...kept, [allocationId, ids.slice(-MOST)]])
      })
    } catch {
      notify({ kind: 'failed', message: t('setAside.failed') })
    }
  }
  const takeBack = (id: string) => void write((ids) => ids.filter((each) => each !== id))
  return {
    ids: all[allocationId] ?? NONE,
    setAside(id: string) {
      void write((ids) => [...ids.filter((each) => each !== id), id])
      notify({ message: t('setAside.done'), undo: () => takeBack(id) })
    },
    takeBack,
  }
}

/** Those that are no longer on this machine: nothing about them may be kept. */
async function endedOf(ids: readonly string[], open: (id: string) => Promise<unknown>): Promise<Set<string>> {
  const found = await Promise.all(ids.map(async (id) => ((await open(id)) === null ? [id] : [])))
  return new Set(found.flat())
}
