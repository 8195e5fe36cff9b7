import { Switch, TextInput } from '@mantine/core'
import type { RubricContent } from '../../../shared/domain'
import { useTexts } from '../../kit'
import classes from '../calibration.module.css'
import editor from './editor.module.css'
import { RUBRIC_FIELD } from './gaps'
import { NumberField } from './number-field'

/** Nobody's benchmark: where a cut score is turned on, it begins here. */
const USUAL_CUT = 0.6

type Props = {
  content: RubricContent
  gapAt(field: string): string | undefined
  onChange(make: (content: RubricContent) => RubricContent, about?: string): void
}

/** What the rubric is called, and from which share of the points on it passes. */
export function RuleCard({ content, gapAt, onChange }: Props) {
  const t = useTexts('rubricEditor')
  const { cutScore } = content
  const set = (change: Partial<RubricContent>, about?: string) => onChange((before) => ({ ...before, ...change }), about)
  return (
    <section className={classes.card} aria-label={t('rule.title')}>
      <TextInput
        label={t('rule.name')}
        value={content.title}
        error={gapAt(RUBRIC_FIELD.title)}
        onChange={(event) => set({ title: event.currentTarget.value }, RUBRIC_FIELD.title)}
      />
      <div className={editor.rule}>
        <Switch
          label={t('rule.hasCut')}
          description={t('rule.hasCutHint')}
          checked={cutScore !== null}
          onChange={(event) => set({ cutScore: event.currentTarget.checked ? USUAL_CUT : null })}
        />
        {cutScore !== null && (
          <NumberField
            label={t('rule.cut')}
            suffix=" %"
            min={0}
            max={100}
            // 0.57 × 100 isn't 57 in binary.
            value={Math.round(cutScore * 1e5) / 1e3}
            error={gapAt(RUBRIC_FIELD.cutScore)}
            onChange={(percent) => set({ cutScore: Math.round(percent * 1e3) / 1e5 }, RUBRIC_FIELD.cutScore)}
          />
        )}
      </div>
    </section>
  )
}
