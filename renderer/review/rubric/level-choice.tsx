import { type CSSProperties, type KeyboardEvent, useRef, useState } from 'react'
import { type Criterion, levelIndex } from '../../../shared/domain'
import { useTexts } from '../../kit'
import { Comparison } from './comparison'
import { tellApart } from './differences'
import { LevelCard } from './level-card'
import classes from './level-choice.module.css'
import { MarkedText } from './marked-text-view'

type Props = {
  criterion: Criterion
  levelId: string | null
  readOnly: boolean
  /** All descriptors instead of only the one that is looked at. */
  compares: boolean
  onLevel(levelId: string): void
}

/** More than these stand in a second row. */
const MOST_IN_A_ROW = 5

/**
 * The levels as a group of radio buttons, with the descriptor of the one that is chosen, pointed at or focused. Arrows move the
 * focus without choosing (as in a toolbar), so that reading the descriptors never changes a score.
 */
export function LevelChoice({ criterion, levelId, readOnly, compares, onLevel }: Props) {
  const t = useTexts('rubric')
  const group = useRef<HTMLDivElement>(null)
  const [lookedAt, setLookedAt] = useState<number | null>(null)
  const { levels } = criterion
  const chosenAt = levelIndex(criterion, levelId)
  const shownAt = lookedAt ?? (chosenAt < 0 ? null : chosenAt)

  const move = (event: KeyboardEvent, from: number) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const direction = getComputedStyle(event.currentTarget).direction === 'rtl' ? -step : step
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[(from + direction + levels.length) % levels.length]?.focus()
  }

  return (
    <>
      <div
        ref={group}
        role="radiogroup"
        aria-label={t('levelsOf', { code: criterion.code, title: criterion.title })}
        aria-readonly={readOnly || undefined}
        className={classes.levels}
        style={{ '--columns': Math.min(levels.length, MOST_IN_A_ROW) } as CSSProperties}
        onPointerLeave={() => setLookedAt(null)}
      >
        {levels.map((level, at) => (
          <LevelCard
            key={level.id}
            level={level}
            number={at + 1}
            isChosen={at === chosenAt}
            readOnly={readOnly}
            isReachable={at === Math.max(chosenAt, 0)}
            onChoose={() => onLevel(level.id)}
            onKeyDown={(event) => move(event, at)}
            onLookAt={(isLookedAt) => setLookedAt(isLookedAt ? at : null)}
          />
        ))}
      </div>
      {compares ? (
        <Comparison criterion={criterion} chosenAt={chosenAt} shownAt={shownAt} />
      ) : (
        <p className={classes.descriptor} dir="auto">
          {shownAt === null ? t('chooseLevel') : <MarkedText stretches={tellApart(criterion, shownAt)} />}
        </p>
      )}
    </>
  )
}
