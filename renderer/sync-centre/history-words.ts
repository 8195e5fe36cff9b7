import { ConflictCodeSchema, RejectionCodeSchema } from '../../shared/protocol'
import type { Formats, Texts } from '../kit'
import type { HistoryEntry } from '../store'

/** What an entry says, but for whom it is about. */
export function historyWords(entry: HistoryEntry, t: Texts<'centre'>, formats: Formats): string {
  const { kind } = entry
  const count = entry.count ?? 0
  switch (kind) {
    case 'sent':
      return t(`history.sent.${codeOf(entry, SENT, 'other')}`)
    case 'ended':
      return t(`history.ended.${codeOf(entry, ENDED, 'decided')}`)
    case 'removed':
      return t(`history.removed.${entry.allocationId === null ? 'counted' : 'kept'}.${codeOf(entry, REMOVED, 'access')}`, {
        count,
      })
    case 'rebased':
      return t(`history.rebased.${entry.allocationId === null ? 'counted' : 'named'}.${codeOf(entry, REBASED, 'both')}`, {
        count,
      })
    case 'purged':
      return entry.allocationId === null ? t('history.purged.counted', { count }) : t('history.purged.kept')
    case 'fetched':
    case 'evicted':
    case 'lease-ended':
      return t(`history.${kind}`, { size: formats.bytes(count) })
    default:
      return t(`history.${kind}`, { count })
  }
}

/** Why the hub refused; null where it didn't, or gave no reason that there are words for. */
export function whyRefused({ kind, code }: HistoryEntry, t: Texts<'centre'>): string | null {
  const reason = kind === 'refused' ? REASONS.find((one) => one === code) : undefined
  return reason === undefined ? null : t(`history.why.${reason}`)
}

const REASONS = [...RejectionCodeSchema.options, ...ConflictCodeSchema.options]
const SENT = [
  'assessment.submit',
  'decision.take-back',
  'decision.return',
  'draft.hand-over',
  'round.create',
  'round.open',
  'round.close',
  'person.qualify',
  'qualification.give',
  'qualification.end',
  'rubric.publish',
  'decision.look-again',
  'decision.looked-at',
  'round.comment',
  'round.agree',
  'round.report',
  'report.read',
  'work.move',
  'allocation.give-back',
  'promise.set',
  'intake.pause',
  'intake.resume',
  'message.send',
  'message.answer',
  'absence.set',
  'absence.end',
  'alert.set',
  'alert.end',
  'report-mail.set',
  'report-mail.end',
  'report-mail.send',
] as const
const ENDED = ['hand-over', 'discard'] as const
const REMOVED = ['withdrawn', 'moved', 'revised', 'superseded', 'ended', 'access'] as const
const REBASED = ['revised', 'superseded', 'both'] as const

/** Its code where the catalogue has words for it: a newer Assay may have written another one. */
function codeOf<Code extends string, Other extends string>(
  { code }: HistoryEntry,
  known: readonly Code[],
  other: Other,
): Code | Other {
  return known.find((one) => one === code) ?? other
}
