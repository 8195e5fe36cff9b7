import {
  IconFile,
  IconFileAlert,
  IconFileCode,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconFolder,
  IconFolderOpen,
  IconLink,
  IconLock,
  IconNotebook,
  IconPhoto,
  IconTable,
} from '@tabler/icons-react'
import type { EntryTrouble } from '../archive/archive'
import { fileKind } from '../file/file-kind'

type FileIconProps = { path: string; kind: 'folder' | 'archive' | 'file'; isOpen: boolean; trouble: EntryTrouble | null }

/** What a row of the tree is, at a glance; its name says it too. */
export function FileIcon({ path, kind, isOpen, trouble }: FileIconProps) {
  const Icon = iconFor(path, kind, isOpen, trouble)
  return <Icon size={16} stroke={1.6} aria-hidden />
}

function iconFor(path: string, kind: FileIconProps['kind'], isOpen: boolean, trouble: EntryTrouble | null) {
  if (trouble === 'encrypted') return IconLock
  if (trouble === 'link') return IconLink
  if (trouble !== null) return IconFileAlert
  if (kind === 'folder') return isOpen ? IconFolderOpen : IconFolder
  if (kind === 'archive') return IconFileZip
  const shown = fileKind(path)
  if (shown.shown === 'notebook') return IconNotebook
  if (shown.shown === 'code') return shown.language === null ? IconFileText : IconFileCode
  if (shown.shown !== 'part') return IconFile
  if (shown.mediaType.startsWith('image/')) return IconPhoto
  if (shown.mediaType === 'application/pdf') return IconFileTypePdf
  return /csv|tab-separated/.test(shown.mediaType) ? IconTable : IconFileText
}
