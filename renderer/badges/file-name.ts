import type { BadgeRecord } from '../store'

/** A file name without its ending: what the badge is for and whose it is, in letters that every file system takes. */
export function fileNameFor({ achievementName, candidateName }: Pick<BadgeRecord, 'achievementName' | 'candidateName'>): string {
  const name = `${achievementName} ${candidateName}`
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return name === '' ? 'badge' : name.slice(0, 100)
}
