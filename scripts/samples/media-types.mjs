const MEDIA_TYPES = {
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  gz: 'application/gzip',
  heic: 'image/heic',
  html: 'text/html',
  ipynb: 'application/x-ipynb+json',
  jpg: 'image/jpeg',
  json: 'application/json',
  md: 'text/markdown',
  mov: 'video/quicktime',
  ogg: 'audio/ogg',
  pdf: 'application/pdf',
  png: 'image/png',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  py: 'text/x-python',
  sav: 'application/x-spss-sav',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  vtt: 'text/vtt',
  webm: 'video/webm',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
}

/**
 * IANA media type of an evidence file, from its name. A signed vouch is a credential although its name ends in `.json`.
 * @throws where the ending is unknown, so that no sample goes out as "something"
 */
export function mediaTypeOf(fileName, { signed = false } = {}) {
  const extension = fileName.slice(fileName.lastIndexOf('.') + 1)
  if (signed) return 'application/vc+json'
  const mediaType = MEDIA_TYPES[extension]
  if (!mediaType) throw new Error(`no media type is known for "${fileName}"`)
  return mediaType
}
