import type { Achievement } from '../../../shared/domain'
import type { TurnaroundAnswer } from '../../../shared/protocol'

type Panel = TurnaroundAnswer['panels'][number]

/** Panels have no names: each is known by the achievements whose work is its. Those that decided most come first, nobody's in particular last. */
export function panelRows(panels: readonly Panel[], byId: ReadonlyMap<string, Achievement>): (Panel & { names: string[] })[] {
  return panels
    .map((panel) => ({
      ...panel,
      names: [...byId.values()]
        .filter(({ policy }) => policy.panelId === panel.panelId)
        .map(({ name }) => name)
        .sort((a, b) => a.localeCompare(b)),
    }))
    .sort((a, b) => Number(a.panelId === null) - Number(b.panelId === null) || (b.decided ?? 0) - (a.decided ?? 0))
}
