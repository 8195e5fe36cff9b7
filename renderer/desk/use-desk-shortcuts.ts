import type { Criterion } from '../../shared/domain'
import { type Shortcut, useShortcuts, useTexts } from '../kit'

type DeskKeys = {
  /** The criterion whose levels the number keys set; null where none is open or nothing can be changed. */
  criterion: Criterion | null
  canEdit: boolean
  onLevel(levelId: string): void
  onCriterion(step: 1 | -1): void
  onRationale(): void
  onEntry(step: 1 | -1): void
  onSubmission(step: 1 | -1): void
  onUndo(): void
  onRedo(): void
  onSubmit(): void
  onNotes(): void
  onEvidence(): void
  onFocus(): void
  onSecondWindow(): void
  onTimer(): void
  onFeedback(): void
}

/** Everything that the desk does by keys, as the key sheet and the palette show it. */
export function useDeskShortcuts(keys: DeskKeys): void {
  const t = useTexts('desk')
  const scoring = t('keys.scoring')
  const moving = t('keys.moving')
  const review = t('keys.review')
  const shortcuts: Shortcut[] = [
    {
      id: 'desk.criterion.next',
      keys: ['c'],
      label: t('keys.nextCriterion'),
      group: moving,
      run: () => keys.onCriterion(1),
      inPalette: false,
    },
    {
      id: 'desk.criterion.previous',
      keys: ['shift+c'],
      label: t('keys.previousCriterion'),
      group: moving,
      run: () => keys.onCriterion(-1),
      inPalette: false,
    },
    {
      id: 'desk.entry.next',
      keys: ['e', 'alt+arrowright'],
      label: t('keys.nextEntry'),
      group: moving,
      run: () => keys.onEntry(1),
      whileTyping: true,
      inPalette: false,
    },
    {
      id: 'desk.entry.previous',
      keys: ['shift+e', 'alt+arrowleft'],
      label: t('keys.previousEntry'),
      group: moving,
      run: () => keys.onEntry(-1),
      whileTyping: true,
      inPalette: false,
    },
    {
      id: 'desk.submission.previous',
      keys: ['[', 'alt+arrowup'],
      label: t('header.previous'),
      group: moving,
      run: () => keys.onSubmission(-1),
      whileTyping: true,
    },
    {
      id: 'desk.submission.next',
      keys: [']', 'alt+arrowdown'],
      label: t('header.next'),
      group: moving,
      run: () => keys.onSubmission(1),
      whileTyping: true,
    },
    { id: 'desk.evidence', keys: ['mod+b'], label: t('keys.evidence'), group: review, run: keys.onEvidence, whileTyping: true },
    { id: 'desk.focus', keys: ['z'], label: t('keys.focus'), group: review, run: keys.onFocus },
    { id: 'desk.secondWindow', keys: ['w'], label: t('secondWindow.open'), group: review, run: keys.onSecondWindow },
    { id: 'desk.timer', keys: [], label: t('keys.timer'), group: review, run: keys.onTimer },
    { id: 'desk.notes', keys: ['n'], label: t('keys.notes'), group: review, run: keys.onNotes },
    { id: 'desk.feedback', keys: ['f'], label: t('feedback.button'), group: review, run: keys.onFeedback },
  ]
  if (keys.canEdit) {
    shortcuts.push(
      { id: 'desk.rationale', keys: ['r'], label: t('keys.rationale'), group: scoring, run: keys.onRationale },
      { id: 'desk.undo', keys: ['mod+z'], label: t('toolbar.undo'), group: review, run: keys.onUndo },
      { id: 'desk.redo', keys: ['mod+shift+z', 'mod+y'], label: t('toolbar.redo'), group: review, run: keys.onRedo },
      { id: 'desk.submit', keys: ['mod+enter'], label: t('keys.submit'), group: review, run: keys.onSubmit, whileTyping: true },
    )
    keys.criterion?.levels.forEach((level, at) => {
      shortcuts.push({
        id: `desk.level.${at + 1}`,
        keys: [String(at + 1)],
        label: t('keys.level', { level: at + 1, title: level.title }),
        group: scoring,
        run: () => keys.onLevel(level.id),
        inPalette: false,
      })
    })
  }
  useShortcuts(shortcuts)
}
