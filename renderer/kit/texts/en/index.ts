import acting from './acting.json'
import adjudication from './adjudication.json'
import alerts from './alerts.json'
import app from './app.json'
import badges from './badges.json'
import beforeRelease from './beforeRelease.json'
import calibration from './calibration.json'
import centre from './centre.json'
import charts from './charts.json'
import comments from './comments.json'
import conflict from './conflict.json'
import desk from './desk.json'
import devices from './devices.json'
import document from './document.json'
import earlier from './earlier.json'
import feedback from './feedback.json'
import flow from './flow.json'
import giveBack from './giveBack.json'
import interest from './interest.json'
import kit from './kit.json'
import media from './media.json'
import messages from './messages.json'
import monthly from './monthly.json'
import openings from './openings.json'
import operations from './operations.json'
import panel from './panel.json'
import pdf from './pdf.json'
import project from './project.json'
import queue from './queue.json'
import records from './records.json'
import recovery from './recovery.json'
import reports from './reports.json'
import review from './review.json'
import rubric from './rubric.json'
import rubricEditor from './rubricEditor.json'
import settings from './settings.json'
import similar from './similar.json'
import sync from './sync.json'
import threads from './threads.json'
import verify from './verify.json'

/** English: the language that the keys of all others are checked against. */
export const en = {
  acting,
  adjudication,
  alerts,
  app,
  badges,
  beforeRelease,
  calibration,
  centre,
  charts,
  comments,
  conflict,
  desk,
  devices,
  document,
  earlier,
  feedback,
  flow,
  giveBack,
  interest,
  kit,
  media,
  messages,
  monthly,
  openings,
  operations,
  panel,
  pdf,
  project,
  queue,
  records,
  recovery,
  reports,
  review,
  rubric,
  rubricEditor,
  settings,
  similar,
  sync,
  threads,
  verify,
}
