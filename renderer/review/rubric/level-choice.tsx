import { type CSSProperties, type KeyboardEvent, useRef, useState } from 'react'
import { type Criterion, levelIndex } from '../../../shared/domain'
import { KeyHint, useTexts } from '../../kit'
import { MarkedText } from './marked-text-view'
import classes from './rubric.module.css'

type Props = {
  criterion: Criterion
  levelId: string | null
  readOnly: boolean
  /** All descriptors below one another instead of only the one that is looked at. */
  showsAll: boolean
  onShowAll(shows: boolean): void
  onLevel(levelId: string): void
}

/** More than these stand in a second row. */
const MOST_IN_A_ROW = 5

/**
 * The levels as a group of radio buttons, with the descriptor of the one that is chosen, pointed at or focused. Arrows move the
 * focus without choosing (as in a toolbar), so that reading the descriptors never changes a score.
 */
export function LevelChoice({ criterion, levelId, readOnly, showsAll, onShowAll, onLevel }: Props) {
  const t = useTexts('rubric')
  const group = useRef<HTMLDivElement>(null)
  const [lookedAtId, setLookedAtId] = useState<string | null>(null)
  const chosenAt = levelIndex(criterion, levelId)
  const shown = criterion.levels.find((level) => level.id === (lookedAtId ?? levelId))

  const move = (event: KeyboardEvent, from: number) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const direction = getComputedStyle(event.currentTarget).direction === 'rtl' ? -step : step
    const count = criterion.levels.length
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[(from + direction + count) % count]?.focus()
  }

  return (
    <>
      <div
        ref={group}
        role="radiogroup"
        aria-label={t('levelsOf', { code: criterion.code, title: criterion.title })}
        aria-readonly={readOnly || undefined}
        className={classes.levels}
        style={{ '--columns': Math.min(criterion.levels.length, MOST_IN_A_ROW) } as CSSProperties}
        onPointerLeave={() => setLookedAtId(null)}
      >
        {criterion.levels.map((level, at) => (
          <button
            key={level.id}
            type="button"
            role="radio"
            aria-checked={at === chosenAt}
            aria-keyshortcuts={String(at + 1)}
            aria-disabled={readOnly || undefined}
            tabIndex={at === Math.max(chosenAt, 0) ? 0 : -1}
            className={classes.level}
            onClick={() => !readOnly && onLevel(level.id)}
            onKeyDown={(event) => move(event, at)}
            onPointerEnter={() => setLookedAtId(level.id)}
            onFocus={() => setLookedAtId(level.id)}
            onBlur={() => setLookedAtId(null)}
          >
            <KeyHint keys={String(at + 1)} />
            <span>{level.title}</span>
          </button>
        ))}
      </div>
      <div className={classes.descriptor}>
        {showsAll ? (
          <dl className={classes.allLevels}>
            {criterion.levels.map((level, at) => (
              <div key={level.id} data-chosen={at === chosenAt || undefined} data-shown={level === shown || undefined}>
                <dt>{t('levelSet', { level: at + 1, title: level.title })}</dt>
                <dd>
                  <MarkedText text={level.descriptor} />
                </dd>
              </div>
            ))}
          </dl>
        ) : (
          <p className={classes.oneLevel}>{shown ? <MarkedText text={shown.descriptor} /> : t('chooseLevel')}</p>
        )}
        <button type="button" className={classes.quiet} aria-expanded={showsAll} onClick={() => onShowAll(!showsAll)}>
          {showsAll ? t('oneLevel') : t('allLevels', { count: criterion.levels.length })}
        </button>
      </div>
    </>
  )
}
