import { announce, useTexts } from '../../kit'
import type { DeskSession } from './desk-session'

/** Undo and redo, with what is said about them. */
export function useUndo(session: DeskSession): { onUndo(): void; onRedo(): void } {
  const t = useTexts('desk')
  return {
    onUndo: () => announce(t(session.undo() ? 'scoring.undone' : 'scoring.nothingToUndo')),
    onRedo: () => announce(t(session.redo() ? 'scoring.redone' : 'scoring.nothingToRedo')),
  }
}
