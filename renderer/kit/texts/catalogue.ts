import type acting from './en/acting.json'
import type adjudication from './en/adjudication.json'
import type alerts from './en/alerts.json'
import type app from './en/app.json'
import type badges from './en/badges.json'
import type beforeRelease from './en/beforeRelease.json'
import type calibration from './en/calibration.json'
import type centre from './en/centre.json'
import type charts from './en/charts.json'
import type comments from './en/comments.json'
import type conflict from './en/conflict.json'
import type desk from './en/desk.json'
import type devices from './en/devices.json'
import type document from './en/document.json'
import type earlier from './en/earlier.json'
import type feedback from './en/feedback.json'
import type flow from './en/flow.json'
import type giveBack from './en/giveBack.json'
import type interest from './en/interest.json'
import type kit from './en/kit.json'
import type media from './en/media.json'
import type messages from './en/messages.json'
import type monthly from './en/monthly.json'
import type openings from './en/openings.json'
import type operations from './en/operations.json'
import type panel from './en/panel.json'
import type pdf from './en/pdf.json'
import type project from './en/project.json'
import type queue from './en/queue.json'
import type records from './en/records.json'
import type recovery from './en/recovery.json'
import type reports from './en/reports.json'
import type review from './en/review.json'
import type rubric from './en/rubric.json'
import type rubricEditor from './en/rubricEditor.json'
import type settings from './en/settings.json'
import type similar from './en/similar.json'
import type sync from './en/sync.json'
import type threads from './en/threads.json'
import type verify from './en/verify.json'

/** Texts of one language: by namespace (one for each room), then by key; keys may be nested. */
export type Catalogue = {
  acting: typeof acting
  adjudication: typeof adjudication
  alerts: typeof alerts
  app: typeof app
  badges: typeof badges
  beforeRelease: typeof beforeRelease
  calibration: typeof calibration
  centre: typeof centre
  charts: typeof charts
  comments: typeof comments
  conflict: typeof conflict
  desk: typeof desk
  devices: typeof devices
  document: typeof document
  earlier: typeof earlier
  feedback: typeof feedback
  flow: typeof flow
  giveBack: typeof giveBack
  interest: typeof interest
  kit: typeof kit
  media: typeof media
  messages: typeof messages
  monthly: typeof monthly
  openings: typeof openings
  operations: typeof operations
  panel: typeof panel
  pdf: typeof pdf
  project: typeof project
  queue: typeof queue
  records: typeof records
  recovery: typeof recovery
  reports: typeof reports
  review: typeof review
  rubric: typeof rubric
  rubricEditor: typeof rubricEditor
  settings: typeof settings
  similar: typeof similar
  sync: typeof sync
  threads: typeof threads
  verify: typeof verify
}

export type Namespace = keyof Catalogue

type WithoutPlural<Key extends string> = Key extends `${infer Stem}_${'one' | 'other'}` ? Stem : Key

type Paths<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string ? WithoutPlural<Key> : `${Key}.${Paths<Texts[Key]>}`
}[keyof Texts & string]

/** The keys of a namespace, with dots; a plural's two keys count as one, without `_one` and `_other`. */
export type TextKey<Name extends Namespace> = Paths<Catalogue[Name]>

/** Looks up a text. `values` fill its `{{placeholders}}`; `count` chooses the plural. */
export type Texts<Name extends Namespace> = (key: TextKey<Name>, values?: Record<string, string | number>) => string

/** A catalogue as the tests and the pseudo-locale walk through it. */
export type TextTree = { [key: string]: string | TextTree }
