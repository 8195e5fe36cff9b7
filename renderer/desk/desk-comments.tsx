import type { ReactNode } from 'react'
import { scoreFor } from '../../shared/domain'
import { CommentsProvider } from '../review'
import type { DeskRecord } from '../store'
import type { DeskSession } from './session/desk-session'

/** The assessor's comments for everything that is written about this submission, on the desk and in the second window. */
export function DeskComments({ record, session, children }: { record: DeskRecord; session: DeskSession; children: ReactNode }) {
  const { name, pseudonym } = record.submission.candidate
  return (
    <CommentsProvider
      rubric={record.rubric}
      achievement={record.achievement.name}
      candidate={name ?? pseudonym}
      levelIdOf={(criterionId) => scoreFor(session.view().assessment, criterionId).levelId}
    >
      {children}
    </CommentsProvider>
  )
}
