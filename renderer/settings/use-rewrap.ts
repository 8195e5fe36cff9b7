import { useState } from 'react'
import type { Rewrap } from '../../shared/vault'
import { useTexts } from '../kit'
import { type OnRewrap, refusalText } from './proof'

/** Carries a change of the protection out, and says what came of it. */
export function useRewrap(onRewrap: OnRewrap) {
  const t = useTexts('recovery')
  const app = useTexts('app')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  /** @returns what was done, with the new recovery code if one was asked for; null where nothing was changed. */
  const rewrap = async (change: Rewrap): Promise<{ recoveryCode: string | null } | null> => {
    setBusy(true)
    setProblem(null)
    try {
      const result = await onRewrap(change)
      if (result.ok) return result
      setProblem(app(refusalText(change.by, result.reason)))
    } catch (error) {
      setProblem(t('proof.failed', { reason: error instanceof Error ? error.message : String(error) }))
    } finally {
      setBusy(false)
    }
    return null
  }
  return { rewrap, isBusy, problem }
}
