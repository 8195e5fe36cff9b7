import { notify, useTexts } from '../../kit'
import { type Acted, useStore } from '../../store'

/** Does what a dialog asks for: says that it is asked for, with the way back, and says where it couldn't be kept. */
export function useActing() {
  const t = useTexts('acting')
  const { acting } = useStore()
  const failed = () => notify({ kind: 'failed', message: t('failed') })
  const undo = async (acted: Acted) => {
    const { left } = await acting.undo(acted, t('takenBack'))
    if (left > 0) notify({ kind: 'hint', message: t('left', { count: left }) })
  }
  /** @returns whether it was asked for */
  return async (act: () => Promise<Acted>, message: string): Promise<boolean> => {
    try {
      const acted = await act()
      notify({ message, undo: () => void undo(acted).catch(failed) })
      return true
    } catch {
      failed()
      return false
    }
  }
}
