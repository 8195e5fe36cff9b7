/** Signs that no file system or shell takes kindly, and what could turn a name around. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]+/gu
/** Names that Windows keeps for devices. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i
const LONGEST = 120

/** A name for a file that is made here, safe wherever it is saved. @param extension without the dot */
export function safeFileName(name: string, extension: string): string {
  const clean = name
    .replace(UNSAFE, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const short = [...clean].slice(0, LONGEST).join('').trim()
  return `${short === '' || RESERVED.test(short) ? `_${short}` : short}.${extension}`
}

/** A file's name without its extension. */
export function baseName(fileName: string): string {
  return fileName.replace(/\.[^.]{1,8}$/, '')
}
