import type { Rubric, VouchStatement } from '../../../../shared/domain'
import { criterionColors, useTexts } from '../../../kit'
import { Words } from '../../evidence-text/words'
import { LevelComparison } from '../../levels/level-comparison'
import classes from './vouch.module.css'

type VouchRatingsProps = {
  ratings: VouchStatement['ratings']
  /** Where each rating's remark begins in the vouch's text. */
  remarksAt: readonly number[]
  rubric: Rubric
  levelIdOf(criterionId: string): string | null
}

/** The voucher's own ratings in the words of the rubric, beside the assessor's levels. They are evidence, not scores. */
export function VouchRatings({ ratings, remarksAt, rubric, levelIdOf }: VouchRatingsProps) {
  const t = useTexts('review')
  if (ratings.length === 0) return <p className={classes.faint}>{t('vouch.noRatings')}</p>
  return (
    <section>
      <h3 className={classes.heading}>{t('vouch.ratings')}</h3>
      <ul className={classes.ratings}>
        {ratings.map((rating, at) => (
          <Rating
            key={rating.criterionCode}
            rating={rating}
            remarkAt={remarksAt[at] ?? -1}
            rubric={rubric}
            levelIdOf={levelIdOf}
          />
        ))}
      </ul>
    </section>
  )
}

type RatingProps = Pick<VouchRatingsProps, 'rubric' | 'levelIdOf'> & {
  rating: VouchStatement['ratings'][number]
  remarkAt: number
}

function Rating({ rating, remarkAt, rubric, levelIdOf }: RatingProps) {
  const t = useTexts('review')
  const tRecords = useTexts('records')
  const index = rubric.criteria.findIndex((criterion) => criterion.code === rating.criterionCode)
  const criterion = rubric.criteria[index]
  return (
    <li className={classes.rating}>
      <p className={classes.criterion}>
        {criterion && <span className={classes.dot} style={{ background: criterionColors(index).text }} aria-hidden />}
        {`${rating.criterionCode} ${criterion?.title ?? ''}`}
        {!criterion && <span className={classes.faint}>{t('vouch.unknownCriterion')}</span>}
      </p>
      {criterion ? (
        <LevelComparison
          criterion={criterion}
          index={index}
          who={tRecords('levels.voucher')}
          level={rating.level}
          mineId={levelIdOf(criterion.id)}
        />
      ) : (
        <p className={classes.faint}>{tRecords('survey.level', { level: rating.level })}</p>
      )}
      {rating.remark !== undefined && (
        <p className={classes.remark}>
          <Words at={remarkAt}>{rating.remark}</Words>
        </p>
      )}
    </li>
  )
}
