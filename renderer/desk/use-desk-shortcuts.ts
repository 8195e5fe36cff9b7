import type { Criterion, Rubric } from '../../shared/domain'
import { bindKeys, type Shortcut, useShortcuts, useTexts } from '../kit'
import { DESK_KEYS } from './desk-keys'
import { EARLIER, type EntryGroup, NARRATIVE } from './evidence/entries'

type DeskKeys = {
  rubric: Rubric
  groups: readonly EntryGroup[]
  /** The criterion whose levels the number keys set; null where none is open or nothing can be changed. */
  criterion: Criterion | null
  canEdit: boolean
  onLevel(levelId: string): void
  onCriterion(step: 1 | -1): void
  onGoToCriterion(criterionId: string): void
  onRationale(): void
  onEntry(step: 1 | -1): void
  onGoToEntry(entryId: string): void
  onUndo(): void
  onRedo(): void
  onSubmit(): void
  onNotes(): void
  onEvidence(): void
  /** Left undefined where no item is open. */
  onWholeItem: (() => void) | undefined
  onFocus(): void
  onSecondWindow(): void
  onTimer(): void
  onFeedback(): void
}

/** Everything that the desk does by keys or from the palette. */
export function useDeskShortcuts(keys: DeskKeys): void {
  const t = useTexts('desk')
  const editing = keys.canEdit
    ? {
        'desk.wholeItem': keys.onWholeItem,
        'desk.rationale': keys.onRationale,
        'desk.undo': keys.onUndo,
        'desk.redo': keys.onRedo,
        'desk.submit': keys.onSubmit,
      }
    : {}
  const levels = (keys.canEdit && keys.criterion?.levels) || []
  const runs = {
    'desk.criterion.next': () => keys.onCriterion(1),
    'desk.criterion.previous': () => keys.onCriterion(-1),
    'desk.entry.next': () => keys.onEntry(1),
    'desk.entry.previous': () => keys.onEntry(-1),
    'desk.evidence': keys.onEvidence,
    'desk.notes': keys.onNotes,
    'desk.focus': keys.onFocus,
    'desk.secondWindow': keys.onSecondWindow,
    'desk.timer': keys.onTimer,
    'desk.feedback': keys.onFeedback,
    ...editing,
    ...Object.fromEntries(levels.map((level, at) => [`desk.level.${at + 1}`, () => keys.onLevel(level.id)])),
  }
  const code = keys.criterion?.code ?? ''
  const shortcuts = bindKeys(DESK_KEYS, t, runs).map((shortcut): Shortcut => {
    const at = levels.findIndex((_, index) => shortcut.id === `desk.level.${index + 1}`)
    const level = levels[at]
    return level ? { ...shortcut, label: t('keys.level', { code, level: at + 1, title: level.title }) } : shortcut
  })
  useShortcuts([...shortcuts, ...criterionCommands(keys, t('keys.criteria'), t), ...entryCommands(keys, t('keys.open'), t)])
}

type DeskTexts = ReturnType<typeof useTexts<'desk'>>

/** "Go to C3 …" for the palette. */
function criterionCommands({ rubric, onGoToCriterion }: DeskKeys, group: string, t: DeskTexts): Shortcut[] {
  return rubric.criteria.map(({ id, code, title }) => ({
    id: `desk.criterion.${code}`,
    keys: [],
    label: t('keys.goTo', { code, title }),
    group,
    run: () => onGoToCriterion(id),
  }))
}

/** "Open …" for each item of evidence, for the palette. */
function entryCommands({ groups, onGoToEntry }: DeskKeys, group: string, t: DeskTexts): Shortcut[] {
  const fixed = { [NARRATIVE]: t('evidence.narrative'), [EARLIER]: t('evidence.group.earlier') }
  return groups.flatMap(({ entries }) =>
    entries.map((entry) => ({
      id: `desk.open.${entry.id}`,
      keys: [],
      label: t('keys.openEntry', { title: entry.kind === 'item' ? entry.item.title : fixed[entry.kind] }),
      group,
      run: () => onGoToEntry(entry.id),
    })),
  )
}
