import { useEffect, useState } from 'react'
import { notify, useTexts } from '../../kit'
import { useStore } from '../../store'

/**
 * Something that is being written, kept with every stroke so that one can leave and go on; null until it was read. Two texts at a time need
 * two names.
 * @param empty the same value each time
 */
export function useKeptDraft<Draft>(
  name: string,
  empty: Draft,
): { draft: Draft | null; keep(draft: Draft): void; clear(): void } {
  const t = useTexts('threads')
  const { preferences } = useStore()
  const [state, setState] = useState<{ name: string; draft: Draft } | null>(null)
  useEffect(() => {
    let isWanted = true
    const take = (kept: Draft | null) => {
      // What was written before this was read is newer.
      if (isWanted) setState((now) => (now?.name === name ? now : { name, draft: kept ?? empty }))
    }
    preferences.get<Draft | null>(name, null).then(take, () => take(null))
    return () => {
      isWanted = false
    }
  }, [preferences, name, empty])
  const store = (draft: Draft | null) => {
    setState({ name, draft: draft ?? empty })
    preferences.set(name, draft).catch(() => notify({ kind: 'failed', message: t('draftFailed') }))
  }
  return { draft: state?.name === name ? state.draft : null, keep: store, clear: () => store(null) }
}
