import { useCallback, useEffect, useState } from 'react'
import type { Figures } from './compute-figures'
import { startFigures } from './start-figures'
import type { RoundLevels } from './round-levels'

export type FiguresState = {
  /** Those of before stay while they are worked out anew; null before the first. */
  figures: Figures | null
  /** `done`: they are about what is shown now. */
  phase: 'working' | 'done' | 'cancelled' | 'failed'
  /** Share that is done, 0…1. */
  progress: number
  /** It takes long enough that somebody would wonder. */
  isSlow: boolean
  cancel(): void
  again(): void
}

/** Milliseconds. */
const PATIENCE = 300

type Worked = { levels: RoundLevels; turn: number; figures: Figures | null; phase: FiguresState['phase']; progress: number }

/** The figures of a round, worked out anew in a worker whenever its levels change. @param levels the same object while nothing changes */
export function useFigures(levels: RoundLevels | null): FiguresState {
  const [turn, setTurn] = useState(0)
  const [worked, setWorked] = useState<Worked | null>(null)
  const [slow, setSlow] = useState<RoundLevels | null>(null)
  const [running, setRunning] = useState<{ cancel(): void } | null>(null)
  useEffect(() => {
    if (levels === null) return
    const about = { levels, turn }
    let isOver = false
    const change = (phase: FiguresState['phase'], progress: number, figures?: Figures) => {
      if (!isOver) setWorked((before) => ({ ...about, phase, progress, figures: figures ?? before?.figures ?? null }))
    }
    const run = startFigures(levels, (share) => change('working', share))
    run.figures.then(
      (figures) => change('done', 1, figures),
      () => change('failed', 0),
    )
    const cancel = () => {
      run.cancel()
      change('cancelled', 0)
      isOver = true
    }
    setRunning({ cancel })
    const patience = setTimeout(() => setSlow(levels), PATIENCE)
    return () => {
      clearTimeout(patience)
      isOver = true
      run.cancel()
    }
  }, [levels, turn])
  const isCurrent = worked !== null && worked.levels === levels && worked.turn === turn
  return {
    figures: worked?.figures ?? null,
    phase: isCurrent ? worked.phase : 'working',
    progress: isCurrent ? worked.progress : 0,
    isSlow: slow === levels,
    cancel: useCallback(() => running?.cancel(), [running]),
    again: useCallback(() => setTurn((before) => before + 1), []),
  }
}
