import { type EvidenceFile, type EvidenceItem, shownFile } from '../../../shared/domain'
import type { EvidenceSource } from '../../review'
import type { EvidenceStore } from '../../store'

/** By item: what is opened ahead of its viewer is known again by its source. */
const sources = new WeakMap<
  EvidenceItem,
  { of: readonly [EvidenceStore, string, readonly EvidenceItem[]]; source: EvidenceSource }
>()

/**
 * The file of an item that is shown, read from the sealed store; the same object for the same item.
 * @param items all items of the submission: a recording's captions may be one of them.
 */
export function sourceOf(
  evidence: EvidenceStore,
  allocationId: string,
  item: EvidenceItem,
  items: readonly EvidenceItem[],
): EvidenceSource {
  const of = [evidence, allocationId, items] as const
  const known = sources.get(item)
  if (known?.of.every((each, at) => each === of[at])) return known.source
  const source = makeSource(...of, item)
  sources.set(item, { of, source })
  return source
}

function makeSource(
  evidence: EvidenceStore,
  allocationId: string,
  items: readonly EvidenceItem[],
  item: EvidenceItem,
): EvidenceSource {
  const file = shownFile(item)
  const read = ({ id }: EvidenceFile) => evidence.read(allocationId, id)
  return {
    file,
    read: () => read(file),
    readRange: (start, end) => evidence.readRange(allocationId, file.id, start, end),
    stream: () => evidence.stream(allocationId, file.id),
    captions: captionFilesOf(item, items).map(({ title, file }) => ({ title, file, read: () => read(file) })),
  }
}

const WEB_VTT = 'text/vtt'

/** WebVTT files that belong to an item: its renditions, and items that were handed in as one group with it. */
function captionFilesOf(item: EvidenceItem, items: readonly EvidenceItem[]): { title: string; file: EvidenceFile }[] {
  const made = item.renditions.map((file) => ({ title: file.fileName, file }))
  const beside = items.filter(({ id, group }) => group !== null && group === item.group && id !== item.id)
  return [...made, ...beside.map((other) => ({ title: other.title, file: other }))].filter(
    ({ file }) => file.mediaType === WEB_VTT && file !== shownFile(item),
  )
}

/** A text that is no file of its own, such as the candidate's narrative, as if it were one. */
export function sourceOfBytes(item: EvidenceItem, bytes: Uint8Array): EvidenceSource {
  return {
    file: item,
    read: async () => ({ ok: true, bytes, item }),
    readRange: async (start, end) => ({ ok: true, bytes: bytes.subarray(start, end), item }),
  }
}
