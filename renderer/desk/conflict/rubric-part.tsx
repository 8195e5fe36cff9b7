import { type Assessment, type CriterionChange, scoreFor } from '../../../shared/domain'
import { Chip, useTexts } from '../../kit'
import type { FollowedChange } from '../../store'
import asking from '../asking/asking.module.css'
import classes from './conflict.module.css'
import { CriterionCard } from './criterion-card'
import { KIND_TONES } from './kinds'

type Props = {
  change: NonNullable<FollowedChange['rubric']>
  /** Before and after. */
  versions: readonly [number, number]
  assessment: Assessment
  /** Criteria whose level I keep although they changed. */
  keep: readonly string[]
  onKeep(keep: readonly string[]): void
}

const KINDS = ['levels', 'reworded', 'new', 'gone', 'same'] as const satisfies CriterionChange['kind'][]

/** Criterion by criterion what the new version asks, beside what I have said about it. */
export function RubricPart({ change, versions, assessment, keep, onKeep }: Props) {
  const t = useTexts('conflict')
  const { changes, before, after } = change
  const same = changes.filter(({ kind }) => kind === 'same')
  const isSaid = ({ criterionId }: CriterionChange) => {
    const { levelId, rationale } = scoreFor(assessment, criterionId)
    return levelId !== null || rationale.trim() !== ''
  }
  const placeOf = (id: string) => {
    const at = after.criteria.findIndex((criterion) => criterion.id === id)
    return at >= 0 ? at : (before?.criteria.findIndex((criterion) => criterion.id === id) ?? 0)
  }
  return (
    <section className={classes.part} aria-labelledby="conflict-rubric">
      <h3 id="conflict-rubric">{t('rubric.heading')}</h3>
      <p className={classes.chips}>
        {KINDS.map((kind) => {
          const count = changes.filter((each) => each.kind === kind).length
          return count === 0 ? null : (
            <Chip key={kind} tone={KIND_TONES[kind]}>
              {t(`rubric.count.${kind}`, { count })}
            </Chip>
          )
        })}
      </p>
      {!before && <p className={asking.note}>{t('rubric.unknownBefore')}</p>}
      {changes.map((each) =>
        each.kind === 'same' ? null : (
          <CriterionCard
            key={each.criterionId}
            change={each}
            index={placeOf(each.criterionId)}
            versions={versions}
            score={scoreFor(assessment, each.criterionId)}
            isKept={keep.includes(each.criterionId)}
            onKeep={(isKept) =>
              onKeep(isKept ? [...keep, each.criterionId] : keep.filter((criterionId) => criterionId !== each.criterionId))
            }
          />
        ),
      )}
      <Same of="sameOnes" changes={same.filter(isSaid)} />
      <Same of="sameEmpty" changes={same.filter((change) => !isSaid(change))} />
    </section>
  )
}

/** Criteria that are as they were, by name. */
function Same({ of, changes }: { of: 'sameOnes' | 'sameEmpty'; changes: readonly CriterionChange[] }) {
  const t = useTexts('conflict')
  if (changes.length === 0) return null
  const criteria = changes.map(({ after }) => `${after?.code} ${after?.title}`).join(' · ')
  return <p className={asking.note}>{t(`rubric.${of}`, { criteria })}</p>
}
