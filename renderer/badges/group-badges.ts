import type { BadgeRecord } from '../store'

export type BadgeGroup = { name: 'coming' | 'released' | 'gone'; badges: BadgeRecord[] }

/** Badges by what has become of them: first what is on its way, then what is out, then what came back; newest first in each. */
export function groupBadges(badges: readonly BadgeRecord[]): BadgeGroup[] {
  const newest = [...badges].sort((a, b) => (b.releasedAt ?? b.orderedAt).localeCompare(a.releasedAt ?? a.orderedAt))
  const groups: BadgeGroup[] = [
    { name: 'coming', badges: newest.filter((badge) => badge.state === 'ordered') },
    { name: 'released', badges: newest.filter((badge) => badge.state === 'released') },
    { name: 'gone', badges: newest.filter((badge) => badge.state === 'taken-back' || badge.state === 'revoked') },
  ]
  return groups.filter((group) => group.badges.length > 0)
}
