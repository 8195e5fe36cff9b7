import { notify, useTexts } from '../../kit'
import { useStore } from '../../store'

/** Keeps my work on what is no longer mine, and says where it is found. Undone, it is to be decided about again. */
export function useKeep(allocationId: string): () => void {
  const { desk } = useStore()
  const t = useTexts('conflict')
  const decide = async (isKept: boolean) => {
    try {
      await desk.keep(allocationId, isKept)
      if (isKept) notify({ message: t('kept.notice'), undo: () => void decide(false) })
    } catch {
      notify({ kind: 'failed', message: t('failed') })
    }
  }
  return () => void decide(true)
}
