import { useEffect } from 'react'
// Not by their rooms' indexes: the desk and all its viewers are loaded when somebody goes there.
import { DESK_KEYS } from '../../desk/desk-keys'
import { EXPORT_KEYS } from '../../desk/exports/export-keys'
import { FEEDBACK_KEYS } from '../../desk/outcome/feedback/feedback-keys'
import { SIMILAR_KEYS } from '../../desk/similar/similar-keys'
import { declareKeyPlaces, nameKeys, useTexts } from '../../kit'
import { QUEUE_KEYS } from '../../queue'
import { COMMENT_KEYS } from '../../review/comments/comment-keys'
import { RUBRIC_KEYS } from '../../review/rubric/rubric-keys'
import { APP_KEYS } from './app-keys'

/** Names the keys of every screen, so that they can be changed while their screen is away. */
export function useKeyPlaces(): void {
  const app = useTexts('app')
  const queue = useTexts('queue')
  const desk = useTexts('desk')
  const rubric = useTexts('rubric')
  const comments = useTexts('comments')
  const feedback = useTexts('feedback')
  const similar = useTexts('similar')
  useEffect(() => {
    declareKeyPlaces([
      { place: 'app', title: app('command.group'), shortcuts: nameKeys(APP_KEYS, app) },
      { place: 'queue', title: queue('title'), shortcuts: nameKeys(QUEUE_KEYS, queue) },
      {
        place: 'desk',
        title: desk('keys.title'),
        shortcuts: [
          ...nameKeys(DESK_KEYS, desk),
          ...nameKeys(RUBRIC_KEYS, rubric),
          ...nameKeys(COMMENT_KEYS, comments),
          ...nameKeys(FEEDBACK_KEYS, feedback),
          ...nameKeys(EXPORT_KEYS, feedback),
          ...nameKeys(SIMILAR_KEYS, similar),
        ],
      },
    ])
  }, [app, queue, desk, rubric, comments, feedback, similar])
}
