import { Select } from '@mantine/core'
import type { Rubric, RubricContent } from '../../../shared/domain'
import { useTexts } from '../../kit'
import classes from '../calibration.module.css'
import { DifferenceView } from './difference-view'
import versions from './versions-card.module.css'

/** A version's number, or what is edited. */
export type Side = number | 'draft'

type Props = {
  all: readonly Rubric[]
  draft: RubricContent
  from: Side
  to: Side
  onChoose(from: Side, to: Side): void
}

/** Any two versions, or one and what is edited, word by word. */
export function CompareView({ all, draft, from, to, onChoose }: Props) {
  const t = useTexts('rubricEditor')
  const contentOfSide = (side: Side) => (side === 'draft' ? draft : all.find(({ version }) => version === side))
  const options = [
    { value: 'draft', label: t('versions.draft') },
    ...all.map(({ version }) => ({ value: String(version), label: t('version', { version }) })),
  ]
  const sideOf = (value: string | null): Side => (value === 'draft' || value === null ? 'draft' : Number(value))
  const [before, after] = [contentOfSide(from), contentOfSide(to)]
  const title = t('versions.compareTitle')
  return (
    <section className={classes.card} aria-label={title}>
      <div className={classes.cardHead}>
        <h2>{title}</h2>
      </div>
      <div className={versions.choice}>
        <Select
          label={t('versions.from')}
          allowDeselect={false}
          data={options}
          value={String(from)}
          onChange={(value) => onChoose(sideOf(value), to)}
        />
        <Select
          label={t('versions.to')}
          allowDeselect={false}
          data={options}
          value={String(to)}
          onChange={(value) => onChoose(from, sideOf(value))}
        />
      </div>
      {before && after && <DifferenceView before={before} after={after} />}
    </section>
  )
}
