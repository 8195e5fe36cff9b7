import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { Rubric } from '../../../shared/domain'
import { bindKeys, notify, useShortcuts, useTexts } from '../../kit'
import { MOST_COMMENTS, tidyComment, withComment, withReturned } from './bank'
import { type Comments, CommentsReact } from './comments-context'
import { COMMENT_KEYS } from './comment-keys'
import { CommentsDialog } from './dialog/comments-dialog'
import { startersOf } from './starters'
import { textAtHand } from './text-at-hand'
import { useStoredBank } from './use-stored-bank'
import { withUse } from './uses'
import { fillVariables, withoutCandidate } from './variables'

type CommentsProviderProps = {
  rubric: Rubric
  /** The achievement's name, for `{achievement}`. */
  achievement: string
  /** The candidate's name or pseudonym, for `{candidate}`; it is never kept. */
  candidate: string
  /** The level given for a criterion so far; null where none yet. */
  levelIdOf(criterionId: string): string | null
  children: ReactNode
}

/** Gives every `CommentField` below it the assessor's comments for this rubric, and the keys that go with them. */
export function CommentsProvider({ rubric, achievement, candidate, levelIdOf, children }: CommentsProviderProps) {
  const t = useTexts('comments')
  const stored = useStoredBank(rubric.achievementId)
  const { bank, uses } = stored
  const [isDialogOpen, setDialogOpen] = useState(false)
  // Levels change with every score; what is below must not render again for it.
  const levels = useRef(levelIdOf)
  const write = useRef(stored)
  useEffect(() => {
    levels.current = levelIdOf
    write.current = stored
  })

  const comments = useMemo<Comments>(() => {
    const offers = [...bank.map((comment) => ({ ...comment, source: 'bank' as const, level: null })), ...startersOf(rubric)]
    const change: Comments['change'] = (alter) =>
      write.current.changeBank(alter).then(
        () => true,
        () => {
          notify({ kind: 'failed', message: t('notKept') })
          return false
        },
      )
    return {
      bank,
      uses,
      offers,
      change,
      fill(text, { criterionId, quote }) {
        const criterion = rubric.criteria.find((each) => each.id === criterionId)
        const levelId = criterion ? levels.current(criterion.id) : null
        const level = criterion?.levels.find((each) => each.id === levelId)?.title ?? null
        return fillVariables(text, { candidate, achievement, criterion: criterion?.title ?? null, level, quote })
      },
      noteUse(commentId, criterionId) {
        // A use that can't be remembered is no reason to interrupt somebody who writes.
        write.current.changeUses((before) => withUse(before, commentId, criterionId, new Date())).catch(() => undefined)
      },
      keep(text, criterionId) {
        const tidy = tidyComment(withoutCandidate(text, candidate))
        if (tidy === '') return notify({ kind: 'hint', message: t('keep.nothing') })
        if (bank.some((each) => each.text === tidy)) return notify({ kind: 'hint', message: t('keep.already') })
        if (bank.length >= MOST_COMMENTS) return notify({ kind: 'hint', message: t('keep.full', { count: MOST_COMMENTS }) })
        const undo = () => void change((now) => now.filter((each) => each.text !== tidy))
        void change((now) => withComment(now, tidy, criterionId)).then((isKept) => {
          if (isKept) notify({ message: t('keep.done'), undo })
        })
      },
      remove(comment) {
        const at = bank.findIndex((each) => each.id === comment.id)
        const undo = () => void change((now) => withReturned(now, comment, at))
        void change((now) => now.filter((each) => each.id !== comment.id)).then((isGone) => {
          if (isGone) notify({ message: t('deleted'), undo })
        })
      },
      openDialog: () => setDialogOpen(true),
    }
  }, [bank, uses, rubric, achievement, candidate, t])

  const keepThis = () => {
    const { text, criterionId } = textAtHand()
    comments.keep(text, criterionId)
  }
  useShortcuts(bindKeys(COMMENT_KEYS, t, { 'comments.keep': keepThis, 'comments.open': comments.openDialog }))
  return (
    <CommentsReact.Provider value={comments}>
      {children}
      {isDialogOpen && <CommentsDialog rubric={rubric} comments={comments} onClose={() => setDialogOpen(false)} />}
    </CommentsReact.Provider>
  )
}
