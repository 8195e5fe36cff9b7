import { useEffect, useRef } from 'react'
import type { Recommendation } from '../../../shared/domain'
import type { DeskSession } from '../session/desk-session'

/**
 * Keeps a reason for each outcome that departs from the rubric: what was written for one must not stand under another. The assessment
 * holds that of the outcome that was looked at last; a reason from before this desk was opened belongs to whichever comes first.
 */
export function useReasons(session: DeskSession, deciding: Recommendation | null): void {
  const kept = useRef<{ of: Recommendation | null; reasons: Partial<Record<Recommendation, string>> }>({ of: null, reasons: {} })
  useEffect(() => {
    const { of, reasons } = kept.current
    if (deciding === null || of === deciding) return
    kept.current.of = deciding
    if (of === null) return
    reasons[of] = session.view().assessment.overrideReason
    session.conclude({ overrideReason: reasons[deciding] ?? '' })
  }, [session, deciding])
}
