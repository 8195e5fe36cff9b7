import { findWords } from '../search'
import type { Shortcut } from '../shortcuts'

/** A line of the palette. */
export type PaletteLine = {
  command: Shortcut
  /** The heading above it; null where it stands below the same one. */
  heading: string | null
  /** Stretches of its label that match what was typed. */
  ranges: readonly number[]
}

/** So many of those that were used last stand on top. */
const RECENT_SHOWN = 5

/**
 * What the palette lists. Before anything is typed: what was used last, then everything by its group. After that: what matches,
 * the better match first and of equal ones the one that was used later.
 * @param recentIds ids of what was used, the latest first
 * @param recentHeading what stands above those
 */
export function findCommands(
  commands: readonly Shortcut[],
  typed: string,
  recentIds: readonly string[],
  recentHeading: string,
): PaletteLine[] {
  const offered = innermost(commands)
  return typed.trim() === '' ? grouped(offered, recentIds, recentHeading) : matching(offered, typed, recentIds)
}

/** What the palette offers, once each: of several with one id the innermost, as with keys. */
function innermost(commands: readonly Shortcut[]): Shortcut[] {
  const seen = new Set<string>()
  return commands.filter(({ id, inPalette, isExcuse }) => inPalette !== false && !isExcuse && !seen.has(id) && seen.add(id))
}

function grouped(offered: readonly Shortcut[], recentIds: readonly string[], recentHeading: string): PaletteLine[] {
  const recent = recentIds.flatMap((id) => offered.find((each) => each.id === id) ?? []).slice(0, RECENT_SHOWN)
  const groups = new Map<string, Shortcut[]>(recent.length > 0 ? [[recentHeading, recent]] : [])
  for (const command of offered) {
    if (!recent.includes(command)) groups.set(command.group, [...(groups.get(command.group) ?? []), command])
  }
  return [...groups].flatMap(([heading, members]) =>
    members.map((command, at) => ({ command, heading: at === 0 ? heading : null, ranges: [] })),
  )
}

function matching(offered: readonly Shortcut[], typed: string, recentIds: readonly string[]): PaletteLine[] {
  const rank = (id: string) => (recentIds.includes(id) ? recentIds.indexOf(id) : recentIds.length)
  // The group's name helps to find ("evidence design report"), but only the label's matches are shown.
  const texts = offered.map(({ label, group }) => `${label} · ${group}`)
  return findWords(texts, typed, { loose: true })
    .flatMap(({ index, grade, ranges }) => {
      const command = offered[index]
      return command ? [{ command, grade, ranges: within(ranges, command.label.length), at: index }] : []
    })
    .sort((one, other) => {
      const byGroup = Number(one.ranges.length === 0) - Number(other.ranges.length === 0)
      const byUse = rank(one.command.id) - rank(other.command.id)
      // What only its group was found by stands as it does there: how long its label is says nothing about how well it matches.
      return one.grade - other.grade || byGroup || byUse || (one.ranges.length === 0 ? one.at - other.at : 0)
    })
    .map(({ command, ranges }) => ({ command, heading: null, ranges }))
}

function within(ranges: readonly number[], length: number): number[] {
  const inside: number[] = []
  for (let at = 0; at + 1 < ranges.length; at += 2) {
    const [start = 0, end = 0] = [ranges[at], ranges[at + 1]]
    if (start < length) inside.push(start, Math.min(end, length))
  }
  return inside
}
