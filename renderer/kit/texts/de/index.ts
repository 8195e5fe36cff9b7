import app from './app.json'
import badges from './badges.json'
import desk from './desk.json'
import kit from './kit.json'
import queue from './queue.json'
import review from './review.json'
import rubric from './rubric.json'
import settings from './settings.json'
import sync from './sync.json'

/** German. */
export const de = { app, badges, desk, kit, queue, review, rubric, settings, sync }
