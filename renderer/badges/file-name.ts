import { slugOf } from '../../shared/badges'
import type { BadgeRecord } from '../store'

/** A file name without its ending: what the badge is for and whose it is. */
export function fileNameFor({ achievementName, candidateName }: Pick<BadgeRecord, 'achievementName' | 'candidateName'>): string {
  return slugOf(`${achievementName} ${candidateName}`)
}
