import { isQualifiedOn } from '../../../shared/domain'
import { notify, useTexts } from '../../kit'
import { type Holder, type RosterEntry, useStore } from '../../store'

/** Asks for what dialogs ask for: says that it is done, with the way back, and says where it couldn't be kept. */
export function useAsking(today: string) {
  const t = useTexts('panel')
  const { panel } = useStore()
  const failed = () => notify({ kind: 'failed', message: t('failed') })
  /** To what each was before. One whose day is over by now can't be given again: it ends, as it had. */
  const takeBack = async (about: readonly RosterEntry[]) => {
    const reason = t('takenBack')
    const before = (entry: RosterEntry) =>
      entry.qualification !== null && isQualifiedOn(entry.qualification, today) ? entry.qualification : null
    const groups = new Map<string | null, Holder[]>()
    for (const entry of about) {
      const was = before(entry)
      if (was) groups.set(was.until, [...(groups.get(was.until) ?? []), entry])
    }
    for (const [until, holders] of groups) await panel.give(holders, until, reason)
    const unqualified = about.filter((entry) => before(entry) === null)
    if (unqualified.length > 0) await panel.end(unqualified, reason)
  }
  const tell = (message: string, about: readonly RosterEntry[]) =>
    notify({ message, undo: () => void takeBack(about).catch(failed) })
  return {
    /** @returns whether it was asked for */
    async give(about: readonly RosterEntry[], until: string | null, reason: string): Promise<boolean> {
      try {
        await panel.give(about, until, reason)
      } catch {
        failed()
        return false
      }
      tell(t('give.done', { count: about.length }), about)
      return true
    },
    async end(about: readonly RosterEntry[], reason: string): Promise<boolean> {
      try {
        await panel.end(about, reason)
      } catch {
        failed()
        return false
      }
      tell(t('end.done', { count: about.length }), about)
      return true
    },
  }
}
