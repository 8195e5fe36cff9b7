import { VisuallyHidden } from '@mantine/core'
import { IconArrowsHorizontal } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { APART, type Criterion, levelIndex, levelsApart, type Rubric, scoreFor, type Split } from '../../../shared/domain'
import { useTexts } from '../../kit'
import classes from './adjudication.module.css'

/** By criterion: the levels of both assessors in a word, marked where they are too far apart. */
export function lineNotes({ criteria }: Pick<Rubric, 'criteria'>, split: Split): Map<string, ReactNode> {
  return new Map(criteria.map((criterion) => [criterion.id, <BothLevels key={criterion.id} {...{ criterion, split }} />]))
}

function BothLevels({ criterion, split }: { criterion: Criterion; split: Split }) {
  const t = useTexts('adjudication')
  const number = (side: 'a' | 'b') => {
    const at = levelIndex(criterion, scoreFor(split[side], criterion.id).levelId)
    return at < 0 ? '–' : String(at + 1)
  }
  const apart = levelsApart(criterion, split.a, split.b) ?? 0
  const values = { a: number('a'), b: number('b') }
  const isFar = apart >= APART
  return (
    <span className={classes.levels} data-far={isFar || undefined} title={isFar ? t('apart', { count: apart }) : undefined}>
      {isFar && <IconArrowsHorizontal size={12} aria-hidden />}
      {t('levels', values)}
      {isFar && <VisuallyHidden>{t('apart', { count: apart })}</VisuallyHidden>}
    </span>
  )
}
