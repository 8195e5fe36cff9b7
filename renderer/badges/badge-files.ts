import { bakeSvg, unbakePng } from '../../shared/badges'
import type { saveCopy } from '../kit'
import type { BadgeRecord } from '../store'
import { fileNameFor } from './file-name'

type CopyToSave = Parameters<typeof saveCopy>[0]

export type BadgeFileKind = 'png' | 'svg' | 'json' | 'jwt'

const MEDIA_TYPES: Record<BadgeFileKind, string> = {
  png: 'image/png',
  svg: 'image/svg+xml',
  json: 'application/vc+ld+json',
  jwt: 'text/plain',
}

const encode = (text: string) => new TextEncoder().encode(text)

/** A badge as a file of this kind; null where what it takes isn't here. @throws PngFormatError where the picture isn't sound */
export function badgeFile(badge: BadgeRecord, kind: BadgeFileKind): CopyToSave | null {
  const bytes = contentOf(badge, kind)
  return bytes && { fileName: `${fileNameFor(badge)}.${kind}`, mediaType: MEDIA_TYPES[kind], bytes }
}

function contentOf(
  { document, image, token, achievementName }: BadgeRecord,
  kind: BadgeFileKind,
): Uint8Array<ArrayBuffer> | null {
  if (kind === 'json') return document === null ? null : encode(document)
  if (kind === 'jwt') return token === null ? null : encode(token)
  if (image === null || document === null) return null
  // What is baked into the SVG needn't be in its picture once more.
  return kind === 'png' ? new Uint8Array(image) : encode(bakeSvg(unbakePng(image), achievementName, document))
}
