import { useCallback, useEffect, useState } from 'react'
import type { CaseForecast, ForecastQuestion } from './compute-forecast'
import { startForecast } from './start-forecast'

export type ForecastState = {
  /** That of before stays while another is worked out; null before the first. */
  forecast: CaseForecast[] | null
  /** `done`: it is about what is asked now. */
  phase: 'working' | 'done' | 'cancelled' | 'failed'
  /** Share that is done, 0…1. */
  progress: number
  /** It takes long enough that somebody would wonder. */
  isSlow: boolean
  cancel(): void
  again(): void
}

/** Milliseconds. */
const PATIENCE = 1000

type Worked = { name: string; turn: number; forecast: CaseForecast[] | null; phase: ForecastState['phase']; progress: number }

/** A forecast, worked out in a worker whenever its question changes. @param question null: nothing is asked */
export function useForecast(question: ForecastQuestion | null): ForecastState {
  // Figures come anew each minute and mostly say the same: then nothing is drawn again.
  const name = question === null ? null : JSON.stringify(question)
  const [turn, setTurn] = useState(0)
  const [worked, setWorked] = useState<Worked | null>(null)
  const [slow, setSlow] = useState<string | null>(null)
  const [running, setRunning] = useState<{ cancel(): void } | null>(null)
  useEffect(() => {
    if (name === null) return
    let isOver = false
    const change = (phase: ForecastState['phase'], progress: number, forecast?: CaseForecast[]) => {
      if (!isOver) setWorked((before) => ({ name, turn, phase, progress, forecast: forecast ?? before?.forecast ?? null }))
    }
    const run = startForecast(JSON.parse(name) as ForecastQuestion, (share) => change('working', share))
    run.forecast.then(
      (forecast) => change('done', 1, forecast),
      () => change('failed', 0),
    )
    const cancel = () => {
      run.cancel()
      change('cancelled', 0)
      isOver = true
    }
    setRunning({ cancel })
    const patience = setTimeout(() => setSlow(name), PATIENCE)
    return () => {
      clearTimeout(patience)
      isOver = true
      run.cancel()
    }
  }, [name, turn])
  const isCurrent = worked !== null && worked.name === name && worked.turn === turn
  return {
    forecast: worked?.forecast ?? null,
    phase: isCurrent ? worked.phase : 'working',
    progress: isCurrent ? worked.progress : 0,
    isSlow: slow === name,
    cancel: useCallback(() => running?.cancel(), [running]),
    again: useCallback(() => setTurn((before) => before + 1), []),
  }
}
