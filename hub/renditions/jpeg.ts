const START_OF_IMAGE = 0xffd8
const START_OF_SCAN = 0xda
/** Where cameras write time, place and owner (APP1: EXIF and XMP; APP13: IPTC), and comments. */
const TALKATIVE = [0xe1, 0xed, 0xfe]

/**
 * A JPEG without what the camera wrote into it (ITU-T T.81, Annex B: segments of marker and length, until the scan begins). The colour
 * profile stays.
 * @returns null where it isn't a JPEG
 */
export function stripJpeg(bytes: Buffer): Buffer | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== START_OF_IMAGE) return null
  const kept = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] as number
    if (marker === START_OF_SCAN) return Buffer.concat([...kept, bytes.subarray(at)])
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (!TALKATIVE.includes(marker)) kept.push(bytes.subarray(at, end))
    at = end
  }
  return null
}
