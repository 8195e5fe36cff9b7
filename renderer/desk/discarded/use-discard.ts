import { notify, useTexts } from '../../kit'
import { useStore } from '../../store'

/** Letting work go, and bringing it back for as long as it is still here. Nothing is asked before, because it can be undone. */
export function useDiscard(allocationId: string): { discard(): void; bringBack(): void } {
  const t = useTexts('conflict')
  const { desk } = useStore()
  const failed = () => notify({ kind: 'failed', message: t('failed') })
  const bringBack = () => {
    desk
      .undiscard(allocationId)
      .then((isBack) => notify(isBack ? { message: t('discarded.back') } : { kind: 'failed', message: t('discarded.gone') }))
      .catch(failed)
  }
  return {
    bringBack,
    discard() {
      desk
        .discard(allocationId)
        .then(() => notify({ message: t('discarded.notice'), undo: bringBack }))
        .catch(failed)
    },
  }
}
