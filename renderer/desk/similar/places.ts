import type { EvidenceItem, Submission } from '../../../shared/domain'
import { useTexts } from '../../kit'
import type { Finding, PassageSide } from '../../review'
import type { DeskRecord } from '../../store'
import { NARRATIVE } from '../evidence/entries'
import type { SimilarFound } from './use-similar'

/** Where the other passage stands, in words that this assessor may read. */
export type Place = {
  /** The candidate as the assessor knows them, or this submission. */
  who: string
  /** Why it may be the candidate's own; null where nothing says so. */
  same: string | null
  /** The achievement that it was handed in for; null where it is this submission. */
  achievement: string | null
  /** The allocation that opens it; null where it is open. */
  allocationId: string | null
}

/** Puts into words where passages stand. */
export function usePlaces(record: DeskRecord, found: SimilarFound) {
  const t = useTexts('similar')
  const desk = useTexts('desk')
  const mine = record.submission

  const titleOf = (side: PassageSide, items: readonly EvidenceItem[]) => {
    const title =
      side.evidenceId === NARRATIVE ? desk('evidence.narrative') : items.find(({ id }) => id === side.evidenceId)?.title
    return [title, side.part, side.page === null ? null : t('place.page', { page: side.page })].filter(Boolean).join(' · ')
  }
  const sameOf = ({ candidate, achievementId }: Submission) => {
    if (achievementId === mine.achievementId && candidate.pseudonym === mine.candidate.pseudonym) return t('place.sameCandidate')
    return candidate.name !== null && candidate.name === mine.candidate.name ? t('place.sameName') : null
  }
  return {
    placeOf({ other }: Finding): Place {
      const submission = found.submissions.get(other.submissionId ?? '')
      const row = found.others.rows.get(other.submissionId ?? '')
      if (!submission || !row) return { who: t('place.here'), same: null, achievement: null, allocationId: null }
      const { name, pseudonym } = submission.candidate
      return {
        who: name ?? t('place.candidate', { pseudonym }),
        same: sameOf(submission),
        achievement: row.achievementName,
        allocationId: row.allocationId,
      }
    },
    /** The item, the file in it and the page. */
    mineIn: ({ mine: side }: Finding) => titleOf(side, mine.evidence),
    otherIn: ({ other }: Finding) => titleOf(other, found.submissions.get(other.submissionId ?? '')?.evidence ?? mine.evidence),
  }
}

export type Places = ReturnType<typeof usePlaces>
