import { useEffect, useMemo } from 'react'
// Not by their rooms' indexes: the desk and all its viewers are loaded when somebody goes there.
import { CALIBRATION_KEYS } from '../../calibration/calibration-keys'
import { RUBRIC_EDITOR_KEYS } from '../../calibration/editor/rubric-keys'
import { PANEL_KEYS } from '../../calibration/panel/panel-keys'
import { SPLIT_KEYS } from '../../desk/adjudication/split-keys'
import { DESK_KEYS } from '../../desk/desk-keys'
import { EXPORT_KEYS } from '../../desk/exports/export-keys'
import { FEEDBACK_KEYS } from '../../desk/outcome/feedback/feedback-keys'
import { SIMILAR_KEYS } from '../../desk/similar/similar-keys'
import { TRAVEL_KEYS } from '../../desk/travel/travel-keys'
import { declareKeyPlaces, type KeyPlace, type NamedKeys, nameKeys, useTexts } from '../../kit'
import { LATE_LIST_KEYS, OPERATIONS_KEYS } from '../../operations/operations-keys'
import { QUEUE_KEYS } from '../../queue'
import { BEFORE_RELEASE_KEYS } from '../../queue/before-release/before-release-keys'
import { MESSAGES_KEYS } from '../../queue/messages/messages-keys'
import { OPENINGS_KEYS } from '../../queue/openings/openings-keys'
import { COMMENT_KEYS } from '../../review/comments/comment-keys'
import { SELECTING_KEYS, VIEWER_KEYS } from '../../review/controls/viewer-keys'
import { DOCUMENT_KEYS, IMAGE_KEYS, MEDIA_KEYS, PDF_KEYS, PROJECT_KEYS, TALK_KEYS } from '../../review/frame/keys'
import { DESK_GIVE_BACK_KEYS, QUEUE_GIVE_BACK_KEYS } from '../../review/give-back/give-back-keys'
import { DESK_INTEREST_KEYS, QUEUE_INTEREST_KEYS } from '../../review/interest/interest-keys'
import { RUBRIC_KEYS } from '../../review/rubric/rubric-keys'
import { REPORT_KEYS } from '../../reports/report-keys'
import { VERIFY_KEYS } from '../../verify/verify-keys'
import { APP_KEYS } from './app-keys'

/** Names the keys of every screen, so that they can be changed while their screen is away. */
export function useKeyPlaces(): void {
  const app = useTexts('app')
  const adjudication = useTexts('adjudication')
  const beforeRelease = useTexts('beforeRelease')
  const giveBack = useTexts('giveBack')
  const interest = useTexts('interest')
  const messages = useTexts('messages')
  const openings = useTexts('openings')
  const queue = useTexts('queue')
  const desk = useTexts('desk')
  const rubric = useTexts('rubric')
  const rubricEditor = useTexts('rubricEditor')
  const calibration = useTexts('calibration')
  const panel = useTexts('panel')
  const comments = useTexts('comments')
  const feedback = useTexts('feedback')
  const similar = useTexts('similar')
  const operations = useTexts('operations')
  const reports = useTexts('reports')
  const verify = useTexts('verify')
  const viewers = useViewerPlaces()
  useEffect(() => {
    declareKeyPlaces([
      { place: 'app', title: app('command.group'), shortcuts: nameKeys(APP_KEYS, app) },
      {
        place: 'queue',
        title: queue('title'),
        shortcuts: [
          ...nameKeys(QUEUE_KEYS, queue),
          ...nameKeys(QUEUE_INTEREST_KEYS, interest),
          ...nameKeys(QUEUE_GIVE_BACK_KEYS, giveBack),
          ...nameKeys(MESSAGES_KEYS, messages),
          ...nameKeys(OPENINGS_KEYS, openings),
          ...nameKeys(BEFORE_RELEASE_KEYS, beforeRelease),
        ],
      },
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
          ...nameKeys(TRAVEL_KEYS, desk),
          ...nameKeys(SPLIT_KEYS, adjudication),
          ...nameKeys(DESK_INTEREST_KEYS, interest),
          ...nameKeys(DESK_GIVE_BACK_KEYS, giveBack),
        ],
      },
      { place: 'calibration', title: calibration('title'), shortcuts: nameKeys(CALIBRATION_KEYS, calibration) },
      { place: 'panel', title: panel('title'), shortcuts: nameKeys(PANEL_KEYS, panel) },
      { place: 'rubric-editor', title: rubricEditor('keys.group'), shortcuts: nameKeys(RUBRIC_EDITOR_KEYS, rubricEditor) },
      {
        place: 'operations',
        title: operations('title'),
        shortcuts: [...nameKeys(OPERATIONS_KEYS, operations), ...nameKeys(LATE_LIST_KEYS, operations)],
      },
      { place: 'reports', title: reports('title'), shortcuts: nameKeys(REPORT_KEYS, reports) },
      { place: 'verify', title: verify('title'), shortcuts: nameKeys(VERIFY_KEYS, verify) },
      ...viewers,
    ])
  }, [
    adjudication,
    app,
    beforeRelease,
    calibration,
    giveBack,
    interest,
    messages,
    openings,
    panel,
    queue,
    desk,
    rubric,
    rubricEditor,
    comments,
    feedback,
    operations,
    reports,
    similar,
    verify,
    viewers,
  ])
}

/** One kind of evidence is open at a time, so a key may do one thing in a recording and another in a project. */
function useViewerPlaces(): KeyPlace[] {
  const review = useTexts('review')
  const document = useTexts('document')
  const pdf = useTexts('pdf')
  const media = useTexts('media')
  const project = useTexts('project')
  return useMemo(() => {
    const within = (name: string, title: string, shortcuts: NamedKeys[]) => ({ place: `desk/${name}`, title, shortcuts })
    return [
      within('viewer', review('keys.group'), nameKeys(VIEWER_KEYS, review)),
      within('viewer/selecting', review('selecting.group'), nameKeys(SELECTING_KEYS, review)),
      within('viewer/pdf', pdf('keys.group'), nameKeys(PDF_KEYS, pdf)),
      within('viewer/document', document('group'), nameKeys(DOCUMENT_KEYS, document)),
      within('viewer/image', review('keys.picture'), nameKeys(IMAGE_KEYS, review)),
      within('viewer/project', project('keys.group'), nameKeys(PROJECT_KEYS, project)),
      within('media', media('keys.group'), [...nameKeys(MEDIA_KEYS, media), ...nameKeys(TALK_KEYS, media)]),
    ]
  }, [review, document, pdf, media, project])
}
