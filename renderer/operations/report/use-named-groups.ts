import type { Achievement } from '../../../shared/domain'
import type { TurnaroundAnswer } from '../../../shared/protocol'
import { useFormats, useTexts } from '../../kit'
import { useAchievementName } from '../achievement-name'
import { panelRows } from '../turnaround/panel-rows'
import type { NamedGroup } from './report-tables'

/** An answer's groups by name, all together at first. */
export type NamedGroups = Record<'achievements' | 'panels' | 'revisions', NamedGroup[]>

export function useNamedGroups(byId: ReadonlyMap<string, Achievement>): (answer: TurnaroundAnswer) => NamedGroups {
  const t = useTexts('operations')
  const formats = useFormats()
  const nameOf = useAchievementName(byId)
  return ({ groups, panels, revisions }) => {
    const all = groups
      .filter(({ achievementId }) => achievementId === null)
      .map((group) => ({ ...group, name: t('turnaround.all') }))
    const single = groups
      .flatMap(({ achievementId, ...group }) => (achievementId === null ? [] : [{ ...group, name: nameOf(achievementId) }]))
      .sort((one, other) => (other.decided ?? 0) - (one.decided ?? 0) || one.name.localeCompare(other.name))
    return {
      achievements: [...all, ...single],
      panels: panelRows(panels, byId).map(({ names, ...group }) => ({
        ...group,
        name: group.panelId === null ? t('turnaround.noPanel') : t('turnaround.panelOf', { names: formats.list(names) }),
      })),
      revisions: (['first', 'later'] as const).map((which) => ({ ...revisions[which], name: t(`turnaround.${which}`) })),
    }
  }
}
