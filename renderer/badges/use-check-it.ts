import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { needsAsking } from '../../shared/badges/check/codes'
import { notify, useTexts } from '../kit'
import { type RunningCheck, startCheck } from '../review'
import { type BadgeRecord, useStore } from '../store'
import { badgeFile } from './badge-files'

/** Hands a badge to the room where badges are checked, and goes there. */
export function useCheckIt(badge: BadgeRecord): { isRunning: boolean; start(): void } {
  const t = useTexts('badges')
  const { verifications } = useStore()
  const [, go] = useLocation()
  const [isRunning, setRunning] = useState(false)
  const running = useRef<RunningCheck | null>(null)
  // Who has left the page isn't taken elsewhere.
  useEffect(() => () => running.current?.cancel(), [])

  const look = async () => {
    const file = badgeFile(badge, 'json')
    if (!file) return
    setRunning(true)
    try {
      const checkedAt = new Date().toISOString()
      running.current = startCheck(file.bytes, checkedAt)
      const report = await running.current.report
      await verifications.keep({ fileName: file.fileName, bytes: file.bytes, report, checkedAt }, needsAsking(report.checks))
      go('/verify')
    } catch {
      notify({ kind: 'failed', message: t('notChecked') })
    } finally {
      setRunning(false)
    }
  }
  return { isRunning, start: () => void look() }
}
