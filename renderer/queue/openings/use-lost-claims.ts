import { useEffect, useRef } from 'react'
import { notify, useTexts } from '../../kit'
import { useStore, useStoreQuery } from '../../store'

/** Tells, once, of what somebody else had claimed first: it would only be missing otherwise. */
export function useLostClaims(): void {
  const t = useTexts('openings')
  const { queue } = useStore()
  const lost = useStoreQuery(() => queue.lostClaims(), [])
  const told = useRef(new Set<string>())
  useEffect(() => {
    const news = (lost ?? []).filter(({ commandId }) => !told.current.has(commandId))
    if (news.length === 0) return
    for (const { commandId, about } of news) {
      told.current.add(commandId)
      notify({ kind: 'hint', message: about ? t('lost', { candidate: about.candidate }) : t('lostUnnamed') })
    }
    void queue.settleLostClaims(news.map(({ commandId }) => commandId)).catch(() => undefined)
  }, [lost, queue, t])
}
