import { useState } from 'react'
import { bindKeys, useShortcuts, useTexts } from '../../kit'
import { type QueueDecision, useStore, useStoreQuery } from '../../store'
import { BEFORE_RELEASE_KEYS } from './before-release-keys'

export type BeforeReleaseView = {
  isShown: boolean
  decisions: readonly QueueDecision[]
  /** Whether the hub refused a return, and nobody has looked at that yet. */
  asks: boolean
  show(): void
  hide(): void
}

/** The leads' view of the queue; null for everybody else. @param onShow before it is shown */
export function useBeforeRelease(onShow: () => void): BeforeReleaseView | null {
  const t = useTexts('beforeRelease')
  const { queue } = useStore()
  const known = useStoreQuery(() => queue.beforeRelease(), [])
  const [isShown, setShown] = useState(false)
  const isLead = known?.isLead === true
  const show = () => {
    onShow()
    setShown(true)
  }
  useShortcuts(bindKeys(BEFORE_RELEASE_KEYS, t, { 'queue.view.before-release': isLead ? show : undefined }))
  if (!isLead) return null
  const asks = known.decisions.some(({ standing }) => standing === 'refused')
  return { isShown, decisions: known.decisions, asks, show, hide: () => setShown(false) }
}
