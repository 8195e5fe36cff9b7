import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import type { Renaming } from './names'

/** Bytes of everything that is unpacked; no document that a person wrote comes near. */
const MOST_UNPACKED = 400_000_000
/** The earliest that the format knows: each part of the container says when it was written. */
const NO_TIME = new Date(1980, 0, 1)

/** Parts that say who wrote a document, when, and with what; thumbnails show its first page as it once was. */
const TOLD = /^(?:docProps\/|Thumbnails\/)/
/** Who remarked on something, or changed it, in the attributes by which Word says so; and PowerPoint and Excel, in parts of their own. */
const AUTHORS = /(\s(?:w:author|w:initials|w15:author|w15:userId|w15:providerId)=)"[^"]*"/g
const AUTHORS_PART = /^(?:ppt|xl)\/(?:.*\/)?(?:commentAuthors|authors|person)\d*\.xml$/
const IN_AUTHORS_PART = /(\s(?:name|initials|displayName|userId|providerId)=)"[^"]*"/g

const NO_META =
  '<?xml version="1.0" encoding="UTF-8"?><office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"><office:meta/></office:document-meta>'

/** Whether a media type is a document in a container of this kind: Office Open XML, or OpenDocument. */
export function isOffice(mediaType: string): boolean {
  return /openxmlformats-officedocument|oasis\.opendocument/.test(mediaType)
}

/**
 * A document without its properties, its authors and the times of its parts. Names in its text are replaced where they stand in one piece, as
 * they do unless somebody formatted a part of one.
 * @returns null where it can't be read, as when it is locked
 */
export function stripOffice(bytes: Buffer, rename: Renaming): Buffer | null {
  const parts = unpack(bytes)
  if (parts === null) return null
  const packed: Zippable = {}
  // The media type of an OpenDocument file stands first, and plain, so that it can be read without unpacking.
  const names = Object.keys(parts).sort((a, b) => Number(b === 'mimetype') - Number(a === 'mimetype'))
  for (const name of names) {
    const content = parts[name]
    if (content === undefined || TOLD.test(name) || name.endsWith('/')) continue
    const kept = /\.(?:xml|rels)$/i.test(name) ? strToU8(cleanPart(name, strFromU8(content), rename)) : content
    packed[name] = [kept, { level: name === 'mimetype' ? 0 : 6, mtime: NO_TIME, os: 0, attrs: 0 }]
  }
  return Buffer.from(zipSync(packed))
}

function unpack(bytes: Buffer): Record<string, Uint8Array> | null {
  let unpacked = 0
  let isTooLarge = false
  try {
    const parts = unzipSync(bytes, {
      filter({ originalSize }) {
        unpacked += originalSize
        isTooLarge ||= unpacked > MOST_UNPACKED
        return !isTooLarge
      },
    })
    return isTooLarge ? null : parts
  } catch {
    return null
  }
}

function cleanPart(name: string, xml: string, rename: Renaming): string {
  if (name === '[Content_Types].xml') return xml.replace(/<Override\b[^>]*PartName="\/docProps\/[^>]*>/g, '')
  if (name === '_rels/.rels') return xml.replace(/<Relationship\b[^>]*Target="\/?docProps\/[^>]*>/g, '')
  if (name === 'META-INF/manifest.xml') return xml.replace(/<manifest:file-entry\b[^>]*full-path="Thumbnails\/[^>]*>/g, '')
  if (name === 'meta.xml') return NO_META
  // Other relationships hold addresses of parts, which must stay.
  if (name.endsWith('.rels')) return xml
  const authored = xml
    .replace(AUTHORS, '$1"Author"')
    .replace(/(<author>)[^<]*(<\/author>)/g, '$1Author$2')
    .replace(/(<dc:creator>)[^<]*(<\/dc:creator>)/g, '$1Author$2')
    .replace(/<(?:x15ac:absPath|fileSharing)\b[^>]*\/>/g, '')
  const named = AUTHORS_PART.test(name) ? authored.replace(IN_AUTHORS_PART, '$1"Author"') : authored
  return named.replace(/>([^<]+)</g, (_found, text: string) => `>${rename(text)}<`)
}
