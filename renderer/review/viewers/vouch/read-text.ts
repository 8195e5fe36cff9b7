import type { ReadText } from '../../evidence-text/evidence-text'
import { placeVouch } from './place-vouch'
import { readVouch } from './read-vouch'

/**
 * Reads a voucher's own words; none where the file is no vouch.
 * @throws where its bytes can't be read now, and the signal's reason where that was raised.
 */
export const readText: ReadText = async function* readVouchText(item, source, signal) {
  const answer = await source.read()
  signal.throwIfAborted()
  if (!answer.ok) throw new Error(`The bytes of ${item.id} can't be read: ${answer.reason}`)
  const vouch = readVouch(answer.bytes)
  if (vouch) yield { page: null, part: null, text: placeVouch(vouch).text }
}
