/** What is to be made of a file, and by which room of the workshop. */
export type Recipe =
  | { room: 'office'; extension: string; signature: Signature; isSpreadsheet: boolean }
  | { room: 'picture'; extension: 'heic' | 'tiff' }
  | { room: 'recording'; extension: string }

/** How files of a kind begin. A program that is given something else would guess what it is, and open it in ways that nobody meant. */
type Signature = 'zip' | 'ole' | 'rtf'

const office = (extension: string, signature: Signature, isSpreadsheet = false): Recipe => ({
  room: 'office',
  extension,
  signature,
  isSpreadsheet,
})

const OPEN_XML = 'application/vnd.openxmlformats-officedocument'
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument'

/** Media types that no viewer can show. Word's own `docx` isn't among them: it has a viewer. */
const OFFICE: Readonly<Record<string, Recipe>> = {
  [`${OPEN_XML}.presentationml.presentation`]: office('pptx', 'zip'),
  [`${OPEN_XML}.presentationml.slideshow`]: office('ppsx', 'zip'),
  [`${OPEN_XML}.spreadsheetml.sheet`]: office('xlsx', 'zip', true),
  [`${OPEN_DOCUMENT}.presentation`]: office('odp', 'zip'),
  [`${OPEN_DOCUMENT}.spreadsheet`]: office('ods', 'zip', true),
  [`${OPEN_DOCUMENT}.text`]: office('odt', 'zip'),
  'application/vnd.ms-powerpoint': office('ppt', 'ole'),
  'application/vnd.ms-excel': office('xls', 'ole', true),
  'application/msword': office('doc', 'ole'),
  'application/rtf': office('rtf', 'rtf'),
  'text/rtf': office('rtf', 'rtf'),
}

const PICTURES: Readonly<Record<string, Recipe>> = {
  'image/heic': { room: 'picture', extension: 'heic' },
  'image/heif': { room: 'picture', extension: 'heic' },
  'image/tiff': { room: 'picture', extension: 'tiff' },
}

/** How a file of this media type becomes one that can be read; null where it can be read as it is, or nothing is known. */
export function recipeFor(mediaType: string): Recipe | null {
  const known = OFFICE[mediaType] ?? PICTURES[mediaType]
  if (known) return known
  // Whether a recording plays is a matter of what is in it, so each is looked at.
  if (/^(video|audio)\//.test(mediaType)) return { room: 'recording', extension: 'media' }
  return null
}

const SIGNATURES: Record<Signature, readonly number[]> = {
  zip: [0x50, 0x4b, 0x03, 0x04],
  ole: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  rtf: [0x7b, 0x5c, 0x72, 0x74, 0x66],
}

/** Whether a file that begins with these bytes is what its media type says, as far as that shows. */
export function hasSignature(signature: Signature, start: Uint8Array): boolean {
  return SIGNATURES[signature].every((byte, at) => start[at] === byte)
}
