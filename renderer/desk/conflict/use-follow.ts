import { notify, useTexts } from '../../kit'
import { type DeskRecord, useStore } from '../../store'
import type { DeskSession } from '../session/desk-session'

/** Going on with what is new, and back. Both answer whether it was done; where not, a notice says that nothing was lost. */
export function useFollow(record: DeskRecord, session: DeskSession, onDecided: (criterionId: string | null) => void) {
  const { desk } = useStore()
  const t = useTexts('conflict')
  const { id } = record.allocation
  const attempt = async (work: () => Promise<void>) => {
    try {
      await session.flush()
      await work()
      // What was typed as the change came in couldn't be written then.
      await session.flush()
      return true
    } catch {
      notify({ kind: 'failed', message: t('failed') })
      return false
    }
  }
  const goBack = () => attempt(() => desk.unfollow(id))
  return {
    /** @param next the criterion that is to be scored anew first; null for none */
    async follow(keep: readonly string[], next: string | null): Promise<boolean> {
      const isDone = await attempt(() => desk.follow(id, keep))
      if (!isDone) return false
      notify({ message: t('followed'), undo: () => void goBack() })
      onDecided(next)
      return true
    },
    goBack,
  }
}
