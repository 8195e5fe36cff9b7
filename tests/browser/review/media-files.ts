import type { CaptionSource } from '../../../renderer/review/viewers/viewer'
import type { EvidenceItem } from '../../../shared/domain'
import { evidenceItem } from './show-viewer'

/** A recording of the samples, as an item and its bytes. */
export async function sampleRecording(
  name: string,
  mediaType: string,
): Promise<{ item: EvidenceItem; bytes: Uint8Array<ArrayBuffer> }> {
  const answer = await fetch(`/resources/samples/media/${name}`)
  if (!answer.ok) throw new Error(`There is no sample ${name}.`)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  return { item: recordingItem(bytes, mediaType), bytes }
}

export function recordingItem(bytes: Uint8Array, mediaType: string): EvidenceItem {
  // A name of its own for each: what is known of a recording is remembered by its hash.
  const sha256 = crypto.randomUUID().replaceAll('-', '').repeat(2)
  return evidenceItem({ kind: 'demonstration', mediaType, title: 'Walk-through', sizeBytes: bytes.length, sha256 })
}

/** A WebVTT file that belongs to a recording. */
export function captionFile(fileName: string, text: string): CaptionSource {
  const bytes = new TextEncoder().encode(text)
  const item = evidenceItem({ mediaType: 'text/vtt', fileName, sizeBytes: bytes.length })
  return { file: item, title: fileName, read: async () => ({ ok: true, bytes, item }) }
}

export const CAPTIONS = `WEBVTT

00:00.000 --> 00:06.000
<v Marta>Good afternoon. I will show you a page with <i>eleven</i> rows.

00:06.000 --> 00:20.000
<v Marta>I watched nurses use the old table.

00:20.000 --> 00:36.000
<v Paulo>Two managers concluded that supply caused demand.

00:36.000 --> 01:10.000
<v Marta>A rate is for a report, a gap is for a telephone.
`

export const CHAPTERS = `WEBVTT

00:00.000 --> 00:20.000
The old table

00:20.000 --> 01:32.000
What changed
`
