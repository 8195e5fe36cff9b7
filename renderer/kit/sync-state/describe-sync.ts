import type { SyncStatus } from '../../store'
import type { Formats } from '../formats'
import type { Texts } from '../texts'

export type SyncSummary = {
  kind: 'fine' | 'busy' | 'offline' | 'attention'
  /** Such as "Offline since 09:12 · 3 waiting to send". */
  text: string
}

/** The state of sync in one line, the most important thing first. */
export function describeSync(status: SyncStatus, t: Texts<'sync'>, formats: Formats, now: Date): SyncSummary {
  const waiting = status.waitingToSend > 0 ? ` · ${t('waiting', { count: status.waitingToSend })}` : ''
  if (status.needsSignIn || status.phase === 'signed-out') return { kind: 'attention', text: t('state.signedOut') + waiting }
  if (status.problem !== null) {
    const key = status.problem.code === 'too-old' ? 'state.tooOld' : 'state.problem'
    return { kind: 'attention', text: t(key) + waiting }
  }
  if (status.pause === 'everything') return { kind: 'offline', text: t('state.paused') + waiting }
  if (status.phase === 'offline') {
    const since = status.offlineSince
    return {
      kind: 'offline',
      text: (since ? t(silence(status), { time: formats.time(since) }) : t('state.offline')) + waiting,
    }
  }
  if (status.isFirstPull) return { kind: 'busy', text: t(status.phase === 'starting' ? 'state.starting' : 'state.firstPull') }
  if (status.phase === 'fetching') return { kind: 'busy', text: t('state.fetching') + waiting }
  if (status.phase === 'pulling' || status.phase === 'pushing') return { kind: 'busy', text: t('state.working') + waiting }
  const age = status.lastContactAt === null ? null : formats.age(status.lastContactAt, now)
  const paused = status.pause === 'fetching' ? ` · ${t('state.evidencePaused')}` : ''
  return { kind: 'fine', text: (age === null ? t('state.upToDate') : t('state.upToDateAge', { age })) + paused + waiting }
}

/** A hub that hangs is another matter than a network that is away: the first is for whoever runs it. */
function silence({ isSilent }: SyncStatus): 'state.silentSince' | 'state.offlineSince' {
  return isSilent ? 'state.silentSince' : 'state.offlineSince'
}
