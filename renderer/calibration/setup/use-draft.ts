import { useEffect, useState } from 'react'
import { notify, useTexts } from '../../kit'
import { useStore } from '../../store'
import { EMPTY_DRAFT, type RoundDraft } from './draft'

const PREFERENCE = 'calibration.draft'

/** What is being set up, kept with every change so that one can leave and go on; null until it was read. */
export function useDraft(): { draft: RoundDraft | null; change(part: Partial<RoundDraft>): void; clear(): Promise<void> } {
  const t = useTexts('calibration')
  const { preferences } = useStore()
  const [draft, setDraft] = useState<RoundDraft | null>(null)
  useEffect(() => {
    let isWanted = true
    const take = (kept: Partial<RoundDraft>) => {
      if (isWanted) setDraft({ ...EMPTY_DRAFT, ...kept })
    }
    preferences.get<Partial<RoundDraft>>(PREFERENCE, {}).then(take, () => take({}))
    return () => {
      isWanted = false
    }
  }, [preferences])
  const keep = (next: RoundDraft) => {
    setDraft(next)
    preferences.set(PREFERENCE, next).catch(() => notify({ kind: 'failed', message: t('setup.failed') }))
  }
  return {
    draft,
    change: (part) => {
      if (draft) keep({ ...draft, ...part })
    },
    clear: () => preferences.set(PREFERENCE, EMPTY_DRAFT),
  }
}
