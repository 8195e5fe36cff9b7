const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
const APP15 = 0xef
const COMMENT = 0xfe
/** Orientation, in the first directory of a camera's data (EXIF 2.32). */
const ORIENTATION = 0x0112

/**
 * A JPEG without what the camera and programs wrote into it (ITU-T T.81, Annex B), and without what lies behind its end, such as a second
 * picture or a film. It keeps how it is to be turned, and its colours.
 * @returns null where it isn't a JPEG
 */
export function stripCamera(bytes: Buffer): Buffer | null {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== SOI) return null
  const kept: Buffer[] = []
  let orientation = 1
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] as number
    // A marker may stand behind any number of these.
    if (marker === 0xff) {
      at += 1
      continue
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    const segment = bytes.subarray(at, end)
    if (marker === APP1) orientation = readOrientation(segment) ?? orientation
    if (isSeen(marker, segment)) kept.push(segment)
    at = end
    if (marker !== SOS) continue
    at = endOfScan(bytes, end)
    kept.push(bytes.subarray(end, at))
    if (at + 2 > bytes.length || bytes[at + 1] === EOI) {
      const turned = orientation === 1 ? [] : [orientationSegment(orientation)]
      return Buffer.concat([Buffer.from([0xff, SOI]), ...turned, ...kept, Buffer.from([0xff, EOI])])
    }
  }
  return null
}

/** Whether a segment says what the picture looks like. */
function isSeen(marker: number, segment: Buffer): boolean {
  if (marker === COMMENT) return false
  if (marker < APP0 || marker > APP15) return true
  const begins = (text: string) => segment.toString('latin1', 4, 4 + text.length) === text
  return (
    (marker === APP0 && begins('JFIF\0')) || (marker === APP2 && begins('ICC_PROFILE\0')) || (marker === APP14 && begins('Adobe'))
  )
}

/** Where the entropy-coded data ends that begins here: at the next marker that isn't part of it. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] as number
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

/** How a picture is to be turned, 1…8; undefined where the segment doesn't say. */
function readOrientation(segment: Buffer): number | undefined {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0') return undefined
  const tiff = segment.subarray(10)
  if (tiff.length < 14) return undefined
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const read16 = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (directory + 2 > tiff.length) return undefined
  const count = read16(directory)
  for (let entry = 0; entry < count; entry++) {
    const at = directory + 2 + entry * 12
    if (at + 12 > tiff.length) return undefined
    const value = read16(at + 8)
    if (read16(at) === ORIENTATION) return value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
}

/** Camera data that says this and nothing else. */
function orientationSegment(orientation: number): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('MM\0*', 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(ORIENTATION, 10)
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  return Buffer.concat([Buffer.from([0xff, APP1, 0, 34]), Buffer.from('Exif\0\0', 'latin1'), tiff])
}
