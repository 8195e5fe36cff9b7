import { stripCamera } from './jpeg'
import type { Renaming } from './names'
import { isOffice, stripOffice } from './office'
import { stripPdf } from './pdf'
import { stripPng } from './png'
import { isText, renameText } from './text'

/** Bytes of a file that is looked into; larger ones are recordings and archives, of which nothing is taken out anyway. */
export const MOST_STRIPPED_BYTES = 256 * 1024 * 1024

/** Whether there is a way of taking out of files of this media type what tells of their author. */
export function isStrippable(mediaType: string): boolean {
  return ['application/pdf', 'image/png', 'image/jpeg'].includes(mediaType) || isOffice(mediaType) || isText(mediaType)
}

/**
 * A file without what it says beside its content of whom it is by; in text also without names in the content.
 * @returns null where it isn't what its media type says, is locked, or of a kind that this can't be done with
 */
export async function stripFile(bytes: Buffer, mediaType: string, rename: Renaming): Promise<Buffer | null> {
  if (mediaType === 'application/pdf') return stripPdf(bytes, rename)
  if (mediaType === 'image/png') return stripPng(bytes)
  if (mediaType === 'image/jpeg') return stripCamera(bytes)
  if (isOffice(mediaType)) return stripOffice(bytes, rename)
  return isText(mediaType) ? renameText(bytes, rename) : null
}
