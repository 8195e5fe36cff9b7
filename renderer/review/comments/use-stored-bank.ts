import { useStore, useStoreQuery } from '../../store'
import type { CommentBank } from './bank'
import type { CommentUses } from './uses'

const NO_COMMENTS: CommentBank = []
const NO_USES: CommentUses = {}

/**
 * The assessor's comments for an achievement, sealed on this machine and alike in all windows. Uses are kept apart from the texts,
 * so that inserting a comment never rewrites two thousand of them.
 */
export function useStoredBank(achievementId: string) {
  const { preferences } = useStore()
  const bankName = `comments/${achievementId}`
  const usesName = `comment-uses/${achievementId}`
  const bank = useStoreQuery(() => preferences.get(bankName, NO_COMMENTS), [bankName]) ?? NO_COMMENTS
  const uses = useStoreQuery(() => preferences.get(usesName, NO_USES), [usesName]) ?? NO_USES
  return {
    bank,
    uses,
    changeBank: (change: (bank: CommentBank) => CommentBank) => preferences.change(bankName, NO_COMMENTS, change),
    changeUses: (change: (uses: CommentUses) => CommentUses) => preferences.change(usesName, NO_USES, change),
  }
}
