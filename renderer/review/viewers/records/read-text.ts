import type { ReadText } from '../../evidence-text/evidence-text'
import { placeReport, placeSurvey } from './place-words'
import { readRecord } from './read-record'

/**
 * Reads a record's words: questions and answers, or names, topics and notes. None where its format isn't known.
 * @throws where its bytes can't be read now, and the signal's reason where that was raised.
 */
export const readText: ReadText = async function* readRecordText(item, source, signal) {
  const answer = await source.read()
  signal.throwIfAborted()
  if (!answer.ok) throw new Error(`The bytes of ${item.id} can't be read: ${answer.reason}`)
  const record = readRecord(answer.bytes)
  if (record.kind === 'survey') yield { page: null, part: null, text: placeSurvey(record.survey).text }
  else if (record.kind === 'report') yield { page: null, part: null, text: placeReport(record.report).text }
}
